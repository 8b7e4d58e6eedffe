"""Agencies of a province as its plans call them: the full name, the short one, and others in use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class AgencyFacts:
    """An agency of the directory."""

    code: str
    name: str
    abbreviation: str
    aliases: tuple[str, ...] = ()

    @property
    def short(self) -> tuple[str, ...]:
        """What a plan writes instead of the full name."""
        return (self.abbreviation, *self.aliases)


# {p} is the province. Names are of the kinds of agency that every province has.
_KINDS: Final = (
    ("peo", "สำนักงานศึกษาธิการจังหวัด{p}", "ศธจ.{p}", ("ศธจ.",)),
    ("spp-1", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา{p} เขต 1", "สพป.{p} เขต 1", ("สพป. เขต 1",)),
    ("spp-2", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา{p} เขต 2", "สพป.{p} เขต 2", ("สพป. เขต 2",)),
    ("spm", "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา{p}", "สพม.{p}", ("สพม.",)),
    ("avc", "อาชีวศึกษาจังหวัด{p}", "อศจ.{p}", ("อศจ.",)),
    ("tc", "วิทยาลัยเทคนิค{p}", "วท.{p}", ()),
    ("dole", "สำนักงานส่งเสริมการเรียนรู้ประจำจังหวัด{p}", "สกร.{p}", ("สกร.จังหวัด",)),
    ("pao", "องค์การบริหารส่วนจังหวัด{p}", "อบจ.{p}", ("อบจ.",)),
    ("city", "เทศบาลเมือง{p}", "ทม.{p}", ()),
    ("pmj", "สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัด{p}", "พมจ.{p}", ("พมจ.",)),
    ("ssj", "สำนักงานสาธารณสุขจังหวัด{p}", "สสจ.{p}", ("สสจ.",)),
    ("labour", "สำนักงานแรงงานจังหวัด{p}", "สรจ.{p}", ()),
    ("onab", "สำนักงานพระพุทธศาสนาจังหวัด{p}", "พศจ.{p}", ("พศจ.",)),
    ("sec", "ศูนย์การศึกษาพิเศษประจำจังหวัด{p}", "ศกศ.{p}", ()),
    ("cdd", "สำนักงานพัฒนาชุมชนจังหวัด{p}", "สพจ.{p}", ("พช.จังหวัด",)),
)


def agencies_of(province: str) -> list[AgencyFacts]:
    """The office first."""
    return [
        AgencyFacts(code, name.format(p=province), short.format(p=province), aliases)
        for code, name, short, aliases in _KINDS
    ]
