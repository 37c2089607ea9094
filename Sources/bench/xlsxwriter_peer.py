"""Writes the cells of a workbook again with XlsxWriter, and prints the median milliseconds of that.

    xlsxwriter_peer.py WORKBOOK COPY

Reading is not timed. Values, formulas and their cached values, bold and wrapping are written; merged cells, validations and
conditional formats are not, which is in the peer's favour.
"""
import statistics
import sys
import time

import openpyxl
import xlsxwriter

source, copy = sys.argv[1:]
formulas = openpyxl.load_workbook(source)
values = openpyxl.load_workbook(source, data_only=True)
sheets = [
    (
        sheet.title,
        [
            (cell.row - 1, cell.column - 1, cell.value, values[sheet.title].cell(cell.row, cell.column).value, cell.font.b)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        ],
    )
    for sheet in formulas
]


def write():
    book = xlsxwriter.Workbook(copy)
    plain = book.add_format({"text_wrap": True, "border": 1})
    bold = book.add_format({"text_wrap": True, "border": 1, "bold": True})
    for title, cells in sheets:
        sheet = book.add_worksheet(title)
        for row, column, value, cached, is_bold in cells:
            style = bold if is_bold else plain
            if isinstance(value, str) and value.startswith("="):
                sheet.write_formula(row, column, value, style, cached)
            elif isinstance(value, str):
                sheet.write_string(row, column, value, style)
            else:
                sheet.write(row, column, value, style)
    book.close()


times = []
for _ in range(11):
    start = time.perf_counter()
    write()
    times.append((time.perf_counter() - start) * 1000)
print(statistics.median(times))
