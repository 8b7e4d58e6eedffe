"""Which layout draws which chart."""

from __future__ import annotations

from patibat.papers.charts.bars import bar_scene
from patibat.papers.charts.bullets import bullet_scene
from patibat.papers.charts.lines import line_scene
from patibat.papers.charts.model import BarChart, BulletChart, Chart, LineChart
from patibat.papers.charts.scene import Scene


def scene_of(chart: Chart, width: float) -> Scene:
    """The chart laid out for a width; its title, source and table are the page's matter."""
    match chart:
        case BarChart():
            return bar_scene(chart, width)
        case LineChart():
            return line_scene(chart, width)
        case BulletChart():
            return bullet_scene(chart, width)
