import pytest

from samar.design.templatetags.samar import forget_kept


@pytest.fixture(autouse=True)
def _nothing_kept_from_other_settings() -> None:
    """Tests that change a setting must not see the frame made under the one before."""
    forget_kept()
