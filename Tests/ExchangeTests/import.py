"""Makes workbooks for the import as other programs do.

edit IN OUT EDITS    EDITS: JSON {text of a row: answer, or {column: value}}; written by openpyxl, which drops all cached values
foreign OUT ROWS     a sheet as ministries circulate it, other columns and sheets about it; ROWS: JSON [[text, offer, answer]]
inline IN OUT        every text as an inline one, and no table of shared ones
zip OUT PARTS        PARTS: JSON {name: text or [text, times]}
"""

import json
import re
import sys
import zipfile
from html import escape

import openpyxl


def edit(source, output, edits):
    book = openpyxl.load_workbook(source)
    sheet = book["LKE ZI"]
    left = json.loads(edits)
    for row in range(7, sheet.max_row + 1):
        for column in "BCDEFG":
            text = sheet[f"{column}{row}"].value
            if text in left:
                edit = left.pop(text)
                for target, value in edit.items() if isinstance(edit, dict) else [("K", edit)]:
                    sheet[f"{target}{row}"] = value
    assert not left, left
    book.save(output)


def foreign(target, rows):
    book = openpyxl.Workbook()
    book.active.title = "Petunjuk"
    sheet = book.create_sheet("LKE ZI")
    sheet["C3"] = "UNIT KERJA :"
    sheet["F3"] = "lapas  contoh A"
    headers = ["No", "Penilaian", "Kode BMN", "BOBOT", "Penjelasan", " pilihan\nJawaban ", "JAWABAN", "Nilai", "%",
               "Catatan / Keterangan"]
    for column, header in enumerate(headers, 2):
        sheet.cell(9, column, header)
    for number, (text, offer, answer) in enumerate(json.loads(rows), 10):
        sheet.cell(number, 2, "-")
        sheet.cell(number, 3, text)
        sheet.cell(number, 7, offer)
        sheet.cell(number, 8, answer)
    book.save(target)


def inline(source, target):
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        shared = re.findall(r"<si>(.*?)</si>", old.read("xl/sharedStrings.xml").decode(), re.S)
        for name in old.namelist():
            text = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                text = re.sub(
                    r'<c r="(\w+)"([^>]*) t="s"><v>(\d+)</v></c>',
                    lambda found: f'<c r="{found[1]}"{found[2]} t="inlineStr"><is>{shared[int(found[3])]}</is></c>',
                    text.decode()).encode()
            if name != "xl/sharedStrings.xml":
                new.writestr(name, text)


def pack(target, parts):
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in json.loads(parts).items():
            text, times = (text, 1) if isinstance(text, str) else text
            with book.open(name, "w", force_zip64=True) as part:
                part.write(b"<x>" if times > 1 else b"")
                for _ in range(0, times, 10000):
                    part.write(text.encode() * min(times, 10000))


{"edit": edit, "foreign": foreign, "inline": inline, "zip": pack}[sys.argv[1]](*sys.argv[2:])
