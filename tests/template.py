"""The Word template that the program brings: `python -m tests.template` writes it anew from the styles declared here."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import borgerraad_tui
from borgerraad_tui.export.settled_zip import settled_zip
from borgerraad_tui.shades import SHADES

PATH = Path(borgerraad_tui.__file__).parent / "templates" / "beretning.docx"
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FONT = "Calibri"
TEXT, MUTED = (SHADES[role].dag.lstrip("#").upper() for role in ("text", "muted"))
KEEP = "<w:keepNext/><w:keepLines/>"


def paragraph_style(name: str, layout: str = "", letters: str = "", *, following: str = "Normal") -> str:
    """One paragraph style based on Normal; `layout` and `letters` are its properties in the order of the schema."""
    key = "".join(word.title() for word in name.split()).replace("ø", "oe")
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f'<w:next w:val="{following}"/><w:qFormat/><w:pPr>{layout}</w:pPr><w:rPr>{letters}</w:rPr></w:style>'
    )


def heading(level: int, before: int, half_points: int) -> str:
    """A heading with the space above it, in twentieths of a point."""
    layout = f'{KEEP}<w:spacing w:before="{before}" w:after="80" w:line="252" w:lineRule="auto"/>'
    return paragraph_style(
        f"heading {level}", f'{layout}<w:outlineLvl w:val="{level - 1}"/>', f"<w:b/>{size(half_points)}"
    )


def size(half_points: int) -> str:
    """A font size."""
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def spaced(before: int, after: int, more: str = "") -> str:
    """The space above and below, in twentieths of a point, with single lines."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="240" w:lineRule="auto"/>{more}'


def line(side: str, eighths: int, colour: str) -> str:
    """A border; its breadth is in eighths of a point."""
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="{colour}"/>'


GREY = f'<w:color w:val="{MUTED}"/>'
STYLES = "".join((
    f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    f'<w:color w:val="{TEXT}"/>{size(22)}<w:lang w:val="da-DK" w:eastAsia="da-DK" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>',
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
    '<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
    '</w:tblPr></w:style>',
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/></w:style>',
    paragraph_style("Title", spaced(0, 60), f"<w:b/>{size(52)}", following="Subtitle"),
    paragraph_style(
        "Subtitle", f'<w:pBdr>{line("bottom", 12, TEXT)}</w:pBdr>{spaced(0, 360)}', f"{GREY}{size(24)}"
    ),
    heading(1, 480, 36),
    heading(2, 320, 26),
    heading(3, 240, 24),
    paragraph_style("caption", f"{KEEP}{spaced(240, 80)}", "<w:b/>"),
    paragraph_style(
        "List Bullet", '<w:numPr><w:numId w:val="1"/></w:numPr><w:contextualSpacing/>', following="ListBullet"
    ),
    paragraph_style("footer", f'{spaced(0, 0)}<w:jc w:val="right"/>', f"{GREY}{size(18)}", following="Footer"),
    paragraph_style("Beretning Note", '<w:spacing w:before="80"/>', f"{GREY}{size(20)}"),
    paragraph_style("Beretning Egen tekst", following="BeretningEgenTekst"),
    paragraph_style("Beretning Diagram", spaced(0, 240)),
    paragraph_style("Beretning Tabeltekst", spaced(40, 40), size(20), following="BeretningTabeltekst"),
    paragraph_style("Beretning Tabeltal", f'{spaced(40, 40)}<w:jc w:val="right"/>', size(20), following="BeretningTabeltal"),
    '<w:style w:type="table" w:customStyle="1" w:styleId="BeretningTabel"><w:name w:val="Beretning Tabel"/>'
    '<w:basedOn w:val="TableNormal"/><w:qFormat/>'
    f'<w:tblPr><w:tblBorders>{line("bottom", 8, MUTED)}{line("insideH", 4, "C3CAD2")}</w:tblBorders>'
    '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="115" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/>{GREY}</w:rPr><w:tcPr><w:tcBorders>{line("bottom", 8, MUTED)}'
    '</w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
    f'<w:tblStylePr w:type="lastRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>{line("top", 8, MUTED)}'
    '</w:tcBorders></w:tcPr></w:tblStylePr></w:style>',
))  # fmt: skip
FIELD = '<w:fldSimple w:instr=" {} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    + "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{CONTENT}.{kind}+xml"/>'
        for part, kind in (
            ("document", "document.main"), ("styles", "styles"), ("numbering", "numbering"), ("settings", "settings"),
            ("footer1", "footer"),
        )
    )
    + "</Types>",
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>",
    "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Beretning</dc:title><dc:language>da-DK</dc:language>'
    "</cp:coreProperties>",
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    + "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/{kind}" Target="{target}.xml"/>'
        for number, (kind, target) in enumerate(
            (("styles", "styles"), ("numbering", "numbering"), ("settings", "settings"), ("footer", "footer1")), 1
        )
    )
    + "</Relationships>",
    "word/document.xml": f'<w:document {NAMESPACE} xmlns:r="{RELATIONS}"><w:body><w:sectPr>'
    '<w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1247" w:right="1247" w:bottom="1247" w:left="1247" w:header="624" w:footer="624" w:gutter="0"/>'
    "</w:sectPr></w:body></w:document>",
    "word/styles.xml": f"<w:styles {NAMESPACE}>{STYLES}</w:styles>",
    "word/numbering.xml": f'<w:numbering {NAMESPACE}><w:abstractNum w:abstractNumId="0">'
    '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
    '<w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="397" w:hanging="284"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
    "word/settings.xml": f'<w:settings {NAMESPACE}><w:defaultTabStop w:val="1304"/><w:compat><w:compatSetting '
    'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="da-DK"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>',
    "word/footer1.xml": f'<w:ftr {NAMESPACE}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
    f'<w:r><w:t xml:space="preserve">Side </w:t></w:r>{FIELD.format("PAGE")}'
    f'<w:r><w:t xml:space="preserve"> af </w:t></w:r>{FIELD.format("NUMPAGES")}</w:p></w:ftr>',
}  # fmt: skip
"""Every part of the file, by its name in it."""


def template() -> bytes:
    """The file's content."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as package:
        for name, part in PARTS.items():
            package.writestr(name, HEAD + part)
    return settled_zip(content.getvalue(), date(2022, 1, 17))


if __name__ == "__main__":
    PATH.write_bytes(template())
