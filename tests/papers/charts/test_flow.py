"""Boxes in columns: nothing overlaps, nothing leaves the sheet, every line ends at a box."""

from __future__ import annotations

from itertools import pairwise

import pytest

from patibat.papers.charts import FlowBox, FlowColumn, flow_scene
from patibat.papers.charts.flow import LINES
from patibat.papers.charts.scene import Label, Path, Rect
from patibat.papers.fonts import text_width

LONG = "ยกระดับคุณภาพการจัดการเรียนรู้ของสถานศึกษาทุกสังกัดให้ผู้เรียนมีทักษะที่จำเป็นสำหรับการดำรงชีวิตและการทำงานในเมืองอุตสาหกรรม"


def columns(sizes: tuple[int, ...], text: str = LONG) -> list[FlowColumn]:
    return [
        FlowColumn(f"ช่อง {at}", tuple(FlowBox(f"{at}-{n}", text, "1,000.00 บาท") for n in range(size)))
        for at, size in enumerate(sizes)
    ]


@pytest.mark.parametrize("sizes", [(1, 1, 1), (2, 8, 1, 4, 9, 9), (0, 1, 0), (6, 1, 3)])
def test_boxes_neither_overlap_nor_leave_the_sheet(sizes: tuple[int, ...]) -> None:
    scene = flow_scene(columns(sizes), [], 1047)
    boxes = [one for one in scene.items if isinstance(one, Rect)]
    assert len(boxes) == sum(sizes)
    for box in boxes:
        assert box.x >= 0 and box.x + box.w <= scene.width + 0.1 and box.y >= 0 and box.y + box.h <= scene.height
    for x in {box.x for box in boxes}:
        stack = sorted((box for box in boxes if box.x == x), key=lambda box: box.y)
        assert all(upper.y + upper.h <= lower.y for upper, lower in pairwise(stack))


def test_text_stays_in_its_box_and_is_cut_with_a_sign() -> None:
    scene = flow_scene(columns((1, 1, 1, 1, 1, 1)), [], 1047)
    box = next(one for one in scene.items if isinstance(one, Rect))
    lines = [
        one for one in scene.items if isinstance(one, Label) and box.y < one.y < box.y + box.h and one.x < box.x + box.w
    ]
    assert len(lines) == LINES + 1 and any(one.text.endswith("…") for one in lines)
    assert all(one.x + text_width(one.text, one.size) <= box.x + box.w + 1 for one in lines)


def test_lines_join_boxes_that_are_there() -> None:
    scene = flow_scene(columns((1, 2)), [("0-0", "1-0"), ("0-0", "1-1"), ("0-0", "none")], 600)
    lines = [one for one in scene.items if isinstance(one, Path)]
    boxes = [one for one in scene.items if isinstance(one, Rect)]
    assert len(lines) == 2
    assert {line.points[1] for line in lines} == {(box.x, box.y + box.h / 2) for box in boxes[1:]}


def test_an_empty_drawing_is_a_drawing() -> None:
    assert flow_scene([], [], 600).height > 0
