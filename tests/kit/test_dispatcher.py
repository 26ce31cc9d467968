"""What the site is told about a request, and what the browser gets back, over a real connection."""

import hashlib
import http.client
import json
import os
import re
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.kit.serving import FILE_BYTES, SECRET, Site, serving

LIMIT = 200_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    (folder / "large").write_bytes(os.urandom(FILE_BYTES))
    os.mkfifo(folder / "go")
    return folder


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[Site]:
    with serving(folder, limit=LIMIT) as site:
        yield site


@pytest.fixture(scope="module")
def proxied(folder: Path) -> Iterator[Site]:
    with serving(folder, limit=LIMIT, behind_proxy=True) as site:
        yield site


def ask(site: Site, method: str = "GET", path: str = "/", **options: Any) -> tuple[http.client.HTTPResponse, bytes]:
    with closing(http.client.HTTPConnection("127.0.0.1", site.port, timeout=5)) as link:
        link.request(method, path, **options)
        answer = link.getresponse()
        return answer, answer.read()


def told(site: Site, method: str = "GET", path: str = "/", **options: Any) -> dict[str, Any]:
    return dict(json.loads(ask(site, method, path, **options)[1]))


def raw(site: Site, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", site.port), timeout=5) as link:
        link.sendall(request)
        answer = b""
        while piece := link.recv(65536):
            answer += piece
        return answer


def said_of(site: Site, *headers: bytes, path: bytes = b"/") -> dict[str, Any]:
    lines = [b"GET " + path + b" HTTP/1.1", b"Host: here", b"Connection: close", *headers, b"", b""]
    return dict(json.loads(raw(site, b"\r\n".join(lines)).partition(b"\r\n\r\n")[2]))


def test_header_names_with_an_underscore_are_dropped(site: Site) -> None:
    said = said_of(site, b"X_Real_Ip: 6.6.6.6", b"X-Plain: yes", b"Content_Length: 9")
    assert said["HTTP_X_PLAIN"] == "yes"
    assert not {"HTTP_X_REAL_IP", "CONTENT_LENGTH"} & said.keys()


def test_cookies_are_joined(site: Site) -> None:
    assert said_of(site, b"Cookie: a=1", b"Cookie: b=2")["HTTP_COOKIE"] == "a=1; b=2"


def test_other_headers_that_come_twice_are_joined_by_commas(site: Site) -> None:
    assert said_of(site, b"Accept: a", b"Accept: b")["HTTP_ACCEPT"] == "a,b"


def test_the_path_keeps_its_bytes(site: Site) -> None:
    said = said_of(site, path=b"/%FF/a%2Fb/%C3%A9?q=%20x")
    assert said["PATH_INFO"].encode("latin-1") == b"/\xff/a/b/\xc3\xa9"
    assert said["QUERY_STRING"] == "q=%20x"


def test_what_a_visitor_says_of_proxies_is_not_believed(site: Site) -> None:
    headers = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "6.6.6.6", "X-Forwarded-Host": "evil", "Forwarded": "a"}
    said = told(site, headers=headers)
    assert said["wsgi.url_scheme"] == "http"
    assert said["REMOTE_ADDR"] == "127.0.0.1"
    assert not any("FORWARDED" in name for name in said)


def test_a_proxy_of_ours_is_believed_and_only_what_it_wrote_itself(proxied: Site) -> None:
    headers = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "6.6.6.6, 203.0.113.7", "X-Forwarded-Host": "evil"}
    said = told(proxied, headers=headers)
    assert said["wsgi.url_scheme"] == said["HTTP_X_FORWARDED_PROTO"] == "https"
    assert said["REMOTE_ADDR"] == "203.0.113.7"
    assert not {"HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_FOR"} & said.keys()
    assert told(proxied, headers={"X-Forwarded-Proto": "gopher"})["wsgi.url_scheme"] == "http"


@pytest.mark.parametrize("length", [0, 1, 70_000, LIMIT])
def test_a_body_comes_whole(site: Site, length: int) -> None:
    body = b"\x00\xff" * (length // 2) + b"x" * (length % 2)
    said = told(site, "POST", body=body)
    assert said["body"] == hashlib.sha256(body).hexdigest()
    assert int(said.get("CONTENT_LENGTH", 0)) == length


def test_a_body_in_pieces_comes_whole_and_with_its_length(site: Site) -> None:
    said = told(
        site, "POST", body=iter([b"a" * 50_000] * 3), encode_chunked=True, headers={"Transfer-Encoding": "chunked"}
    )
    assert said["body"] == hashlib.sha256(b"a" * 150_000).hexdigest()
    assert said["CONTENT_LENGTH"] == "150000"
    assert "HTTP_TRANSFER_ENCODING" not in said


@pytest.mark.parametrize("in_pieces", [True, False])
def test_a_body_too_large_is_answered_and_never_reaches_the_site(site: Site, in_pieces: bool) -> None:
    calls = told(site)["calls"]
    body = iter([b"a" * 100_000] * 3) if in_pieces else b"a" * (LIMIT + 1)
    headers = {"Accept-Language": "ar"} | ({"Transfer-Encoding": "chunked"} if in_pieces else {})
    answer, page = ask(site, "POST", body=body, headers=headers, encode_chunked=in_pieces)
    assert answer.status == 413
    assert b'<html lang="ar" dir="rtl">' in page
    assert told(site)["calls"] == calls + 1


def test_an_upload_that_is_given_up_never_reaches_the_site(site: Site) -> None:
    calls = told(site)["calls"]
    with socket.create_connection(("127.0.0.1", site.port), timeout=5) as link:
        link.sendall(b"POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 1000\r\n\r\nonly this")
    assert told(site)["calls"] == calls + 1


def test_a_stream_is_sent_as_it_is_made_and_closed_when_the_browser_leaves(site: Site, folder: Path) -> None:
    with closing(http.client.HTTPConnection("127.0.0.1", site.port, timeout=5)) as link:
        link.request("GET", "/stream/")
        answer = link.getresponse()
        assert answer.read(5) == b"first"
        (folder / "go").write_bytes(b"second")
        assert answer.read(6) == b"second"
    for _ in range(2000):
        told(site)  # the site goes on meanwhile
        if (folder / "closed").exists():
            return
    pytest.fail("the stream was not closed")


def test_a_large_file_comes_whole(site: Site, folder: Path) -> None:
    answer, body = ask(site, "GET", "/file/")
    assert answer.getheader("Content-Length") == str(FILE_BYTES)
    assert hashlib.sha256(body).digest() == hashlib.sha256((folder / "large").read_bytes()).digest()


def test_browsers_that_do_not_read_keep_no_one_else_waiting(site: Site) -> None:
    links = [socket.create_connection(("127.0.0.1", site.port), timeout=5) for _ in range(12)]  # threads: 3
    for link in links:
        link.sendall(b"GET /file/ HTTP/1.1\r\nHost: here\r\n\r\n")
        assert link.recv(12) == b"HTTP/1.1 200"
    assert told(site)["REQUEST_METHOD"] == "GET"
    for link in links:
        link.close()


def test_a_head_request_gets_the_headers_alone(site: Site) -> None:
    answer, body = ask(site, "HEAD", "/file/")
    assert (answer.status, answer.getheader("Content-Length"), body) == (200, str(FILE_BYTES), b"")


def test_an_answer_may_be_empty(site: Site) -> None:
    assert ask(site, "GET", "/none/")[0].status == 204


def test_a_site_that_fails_says_so_kindly_and_logs_no_words(site: Site) -> None:
    answer, page = ask(site, "GET", "/fail/", headers={"Accept-Language": "en"})
    assert answer.status == 500
    assert b"Something went wrong here, not with you." in page
    assert "ValueError" in site.said()
    assert SECRET not in site.said()


def test_an_answer_that_breaks_off_is_not_taken_for_a_whole_one(site: Site) -> None:
    with pytest.raises(http.client.IncompleteRead):
        ask(site, "GET", "/break/")
    assert SECRET not in site.said()


def test_one_connection_serves_many_requests(site: Site) -> None:
    with closing(http.client.HTTPConnection("127.0.0.1", site.port, timeout=5)) as link:
        for number in range(20):
            link.request("POST", f"/{number}", body=b"x" * number)
            assert json.loads(link.getresponse().read())["PATH_INFO"] == f"/{number}"


def test_the_access_log_names_neither_address_nor_path(folder: Path) -> None:
    with serving(folder) as site:
        ask(site, "GET", "/a-path-of-someone/?q=words")
        site.process.terminate()
        site.process.wait(5)
        lines = site.said().splitlines()
    assert len(lines) == 1
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\dZ static 200 0\.\d\d", lines[0])
