"""Charts drawn once: SVG for pages, Typst for paper, and always the table of the same numbers."""

from patibat.papers.charts.flow import FlowBox, FlowColumn, flow_scene
from patibat.papers.charts.model import BarChart, BulletChart, BulletRow, Chart, LineChart, Point, Series
from patibat.papers.charts.native import to_typst
from patibat.papers.charts.svg import scene_svg, to_svg
from patibat.papers.charts.table import to_table

__all__ = [
    "BarChart",
    "BulletChart",
    "BulletRow",
    "Chart",
    "FlowBox",
    "FlowColumn",
    "LineChart",
    "Point",
    "Series",
    "flow_scene",
    "scene_svg",
    "to_svg",
    "to_table",
    "to_typst",
]
