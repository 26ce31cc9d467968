-- What wrk measured, as one line of JSON. With BENCH_FORMS, each request posts the next of its forms.
local threads = {}
local forms = os.getenv("BENCH_FORMS")
local target = os.getenv("BENCH_TARGET")

function setup(thread)
  thread:set("number", #threads)
  table.insert(threads, thread)
end

function init()
  if not forms then return end
  cookies, sent = {}, 0
  for line in io.lines(forms) do table.insert(cookies, line) end
  math.randomseed(os.time() + number)
  series = string.format("%08x", math.random(0, 0x7fffffff))
  function request()
    sent = sent + 1
    local key = string.format("bench%s%02d%09d", series, number, sent)
    local body = string.gsub(os.getenv("BENCH_BODY"), "ONCE", key)
    local headers = {
      ["Cookie"] = cookies[(sent * 4 + number) % #cookies + 1],
      ["Content-Type"] = "application/x-www-form-urlencoded",
      ["Connection"] = "keep-alive",
    }
    return wrk.format("POST", target, headers, body)
  end
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"requests":%d,"bytes":%d,"microseconds":%d,"failed":%d,"broken":%d,"p50":%f,"p95":%f,"p99":%f}\n',
    summary.requests, summary.bytes, summary.duration, errors.status,
    errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000))
end
