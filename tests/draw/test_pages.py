from __future__ import annotations

import pytest

from curplan.draw.pages import page_of
from curplan.draw.scene import A4


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("a4", (841.89, 595.28)),
        ("A3", (1190.55, 841.89)),
        ("a3-portrait", (841.89, 1190.55)),
        ("letter", (792, 612)),
        ("letter-portrait", (612, 792)),
        ("a4-landscape", (841.89, 595.28)),
        ("16:9", (960, 540)),
        ("square", (720, 720)),
        ("254x127", (720, 360)),
        ("127mm x 254mm", (360, 720)),
        ("254 × 127", (720, 360)),
        ("127.0x127.0", (360, 360)),
    ],
)
def test_names_and_sizes(name: str, size: tuple[float, float]) -> None:
    page = page_of(name)
    assert (page.width, page.height) == pytest.approx(size, abs=0.01)
    assert page.margin == A4.margin


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a5", "is no page"),
        ("a4-portait", "did you mean 'a4-portrait'?"),
        ("16:9-portrait", "is no page"),
        ("", "width x height in millimetres"),
        ("-5x300", "is no page"),
        ("1e3x300", "is no page"),
        ("nanxnan", "is no page"),
        ("٣٠٠x٣٠٠", "is no page"),
        ("119x300", "120 to 2000 mm"),
        ("300x2001", "120 to 2000 mm"),
        ("9" * 400 + "x300", "120 to 2000 mm"),
        ("1000x200", "at most 4 times"),
        ("200x1000", "at most 4 times"),
    ],
)
def test_what_is_no_page(name: str, said: str) -> None:
    with pytest.raises(ValueError, match=r".") as fault:
        page_of(name)
    assert said in str(fault.value)
