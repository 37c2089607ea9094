"""Fills in and reads an exported workbook, as somebody with a spreadsheet program would.

fill BLANK CASES FOLDER   CASES: a JSON file {name: {code or code/count's number: answer}}; writes FOLDER/name.xlsx, without
                          any cached value
read FILE...              writes JSON {file: contents} to standard output, with cached values
conditions IN OUT         copies a workbook and puts the condition of every conditional format into its row's column Q
inspect FILE              writes JSON of each sheet: its page, protection, charts and cells, with cached values
properties FILE           writes JSON of what file managers show
parts FILE                writes JSON [[name, date, SHA-256]] of the parts of the file
formulas FILE             writes JSON {code: what stands in the columns L and M}
strings FILE              writes the XML of the texts
cells FILE                writes JSON of the sheets' names and the first one's cells, each with its type
csv FILE [excel]          writes the rows of a csv file as JSON, read as Excel with Indonesian settings does where said so
"""

import csv
import hashlib
import datetime
import json
import pathlib
import sys
import zipfile

import openpyxl

LABELS = "BCDEF"


def rows(sheet):
    """Code and row of everything on the sheet, found by the labels alone; a count is `code/1`, `code/2`…"""
    path = []
    found = {}
    count = 0
    for row in range(7, sheet.max_row + 1):
        label = next((i for i, column in enumerate(LABELS) if sheet[f"{column}{row}"].value is not None), None)
        if label is None:
            count += 1
            found[".".join(path) + f"/{count}"] = row
        elif sheet[f"{LABELS[label]}{row}"].value == "NILAI TOTAL":
            found["total"] = row
        else:
            count = 0
            path = path[:label] + [str(sheet[f"{LABELS[label]}{row}"].value)]
            found[".".join(path)] = row
    return found


def fill(blank, cases, folder):
    book = openpyxl.load_workbook(blank)
    sheet = book["LKE ZI"]
    places = rows(sheet)
    for name, answers in json.loads(pathlib.Path(cases).read_text()).items():
        for code, row in places.items():
            sheet[f"K{row}"] = answers.get(code)
        book.save(f"{folder}/{name}.xlsx")


def read(files):
    result = {}
    for file in files:
        book = openpyxl.load_workbook(file, data_only=True)
        sheet = book["LKE ZI"]
        lines = {}
        for code, row in rows(sheet).items():
            label = next((column for column in LABELS if sheet[f"{column}{row}"].value is not None), "F")
            lines[code] = {
                "text": sheet[f"{chr(ord(label) + 1)}{row}"].value,
                "weight": sheet[f"H{row}"].value,
                "explanation": sheet[f"I{row}"].value,
                "offer": sheet[f"J{row}"].value,
                "answer": None if sheet[f"K{row}"].value is None else str(sheet[f"K{row}"].value),
                "score": sheet[f"L{row}"].value,
                "share": sheet[f"M{row}"].value,
                "evidence": sheet[f"N{row}"].value,
                "note": sheet[f"O{row}"].value,
                "noteIsText": sheet[f"O{row}"].data_type in ("s", "n"),
            }
        summary = book["Ringkasan"]
        top = next(row for row in range(4, summary.max_row + 1) if str(summary[f"B{row}"].value).startswith("Syarat "))
        end = next(row for row in range(5, summary.max_row + 1) if summary[f"B{row}"].value is None)
        result[pathlib.Path(file).stem] = {
            "lines": lines,
            "comments": book.properties.description,
            "facts": [str(cell.value) for row in sheet["B1:O4"] for cell in row if cell.value is not None],
            "summary": [
                [summary[f"B{row}"].value, summary[f"C{row}"].value, summary[f"D{row}"].value, summary[f"F{row}"].value]
                for row in range(top, summary.max_row + 1)
            ],
            "table": [[cell.value for cell in row] for row in summary[f"B5:J{end - 1}"]],
            "misses": [
                f"{sheet.title}/{sheet[f'{column}{row}'].value}"
                for sheet, column in ((book["LKE ZI"], "L"), (summary, "D"), (summary, "F"), (summary, "G"))
                for row in range(1, sheet.max_row + 1)
                if sheet[f"Q{row}"].value is True and (sheet is not summary or (row < top) == (column in "FG"))
            ],
            "freeze": sheet.freeze_panes,
            "footer": sheet.oddFooter.right.text,
            "landscape": sheet.page_setup.orientation == "landscape",
            "paper": sheet.page_setup.paperSize,
            "fitWidth": sheet.page_setup.fitToWidth,
            "fitHeight": sheet.page_setup.fitToHeight,
            "titleRows": sheet.print_title_rows,
            "validations": len(sheet.data_validations.dataValidation),
        }
    json.dump(result, sys.stdout)


def conditions(source, target):
    book = openpyxl.load_workbook(source)
    for sheet in book:
        for cells in sheet.conditional_formatting:
            (rule,) = cells.rules
            assert rule.dxf.numFmt.formatCode in ("0.00####_)", "0.00######%_)")
            cell = sheet[str(cells.sqref)]
            if cell.column_letter in "LDFG":
                sheet[f"Q{cell.row}"] = "=" + rule.formula[0]
    book.save(target)


def inspect(file):
    book = openpyxl.load_workbook(file, data_only=True)
    sheets = [
        {
            "name": sheet.title,
            "titleRows": sheet.print_title_rows,
            "hasArea": bool(sheet.print_area),
            "landscape": sheet.page_setup.orientation == "landscape",
            "paper": sheet.page_setup.paperSize,
            "fits": bool(sheet.sheet_properties.pageSetUpPr.fitToPage),
            "footer": sheet.oddFooter.right.text,
            "isProtected": sheet.protection.sheet,
            "password": sheet.protection.password,
            "mayFilter": not sheet.protection.autoFilter,
            "filter": sheet.auto_filter.ref,
            "freeze": sheet.freeze_panes,
            "unlocked": sorted({cell.column_letter for row in sheet for cell in row if not cell.protection.locked}),
            "charts": [
                [type(chart).__name__] + [series.val.numRef.f for series in chart.series] for chart in sheet._charts
            ],
            "rows": [[None if cell.value is None else str(cell.value) for cell in row] for row in sheet[f"B1:K{sheet.max_row}"]],
        }
        for sheet in book
    ]
    json.dump({"sheets": sheets}, sys.stdout)


def properties(file):
    found = openpyxl.load_workbook(file, read_only=True).properties
    created = int(found.created.replace(tzinfo=datetime.timezone.utc).timestamp())
    json.dump({"title": found.title, "subject": found.subject, "author": found.creator, "created": created}, sys.stdout)


def parts(file):
    with zipfile.ZipFile(file) as book:
        assert book.testzip() is None
        found = [
            [part.filename, "-".join(map(str, part.date_time)), hashlib.sha256(book.read(part)).hexdigest()]
            for part in book.infolist()
        ]
    json.dump(found, sys.stdout)


def formulas(file):
    sheet = openpyxl.load_workbook(file)["LKE ZI"]
    json.dump({code: [str(sheet[f"{column}{row}"].value) for column in "LM"] for code, row in rows(sheet).items()}, sys.stdout)


def cells(file):
    book = openpyxl.load_workbook(file)
    filled = (cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value is not None)
    json.dump(
        {"sheets": book.sheetnames, "cells": {cell.coordinate: [cell.data_type, cell.value] for cell in filled}}, sys.stdout
    )


if __name__ == "__main__":
    if sys.argv[1] == "fill":
        fill(*sys.argv[2:])
    elif sys.argv[1] == "read":
        read(sys.argv[2:])
    elif sys.argv[1] == "conditions":
        conditions(*sys.argv[2:])
    elif sys.argv[1] == "inspect":
        inspect(sys.argv[2])
    elif sys.argv[1] == "properties":
        properties(sys.argv[2])
    elif sys.argv[1] == "parts":
        parts(sys.argv[2])
    elif sys.argv[1] == "formulas":
        formulas(sys.argv[2])
    elif sys.argv[1] == "cells":
        cells(sys.argv[2])
    elif sys.argv[1] == "strings":
        sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[2]).read("xl/sharedStrings.xml"))
    else:
        excel = sys.argv[3:] == ["excel"]
        with open(sys.argv[2], encoding="utf-8-sig" if excel else "utf-8", newline="") as file:
            json.dump(list(csv.reader(file, strict=True, delimiter=";" if excel else ",")), sys.stdout)
