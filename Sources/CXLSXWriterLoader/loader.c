// What Exchange calls of libxlsxwriter, under the library's own names. Linked as usual, the library and those that it
// loads in turn would cost every start of the program a millisecond, and only few starts write a workbook.

// Hidden, because the program exports its symbols: the library would call these instead of its own.
#pragma GCC visibility push(hidden)
#include <xlsxwriter.h>
#pragma GCC visibility pop

#include "loader.h"

#include <dlfcn.h>

// Each as: what it gives, its name, its parameters, the same as arguments.
#define FUNCTIONS(F)                                                                                                   \
  F(lxw_workbook *, workbook_new_opt, (const char *path, lxw_workbook_options *options), (path, options))              \
  F(lxw_error, workbook_close, (lxw_workbook *book), (book))                                                           \
  F(lxw_error, workbook_set_properties, (lxw_workbook *book, lxw_doc_properties *properties), (book, properties))      \
  F(lxw_worksheet *, workbook_add_worksheet, (lxw_workbook *book, const char *name), (book, name))                     \
  F(lxw_format *, workbook_add_format, (lxw_workbook *book), (book))                                                   \
  F(lxw_chart *, workbook_add_chart, (lxw_workbook *book, uint8_t kind), (book, kind))                                 \
  F(lxw_chart_series *, chart_add_series,                                                                              \
    (lxw_chart *chart, const char *categories, const char *values),                                                    \
    (chart, categories, values))                                                                                       \
  F(void, chart_axis_major_gridlines_set_line, (lxw_chart_axis *axis, lxw_chart_line *line), (axis, line))             \
  F(void, chart_axis_major_gridlines_set_visible, (lxw_chart_axis *axis, uint8_t visible), (axis, visible))            \
  F(void, chart_axis_set_crossing_max, (lxw_chart_axis *axis), (axis))                                                 \
  F(void, chart_axis_set_major_unit, (lxw_chart_axis *axis, double unit), (axis, unit))                                \
  F(void, chart_axis_set_max, (lxw_chart_axis *axis, double most), (axis, most))                                       \
  F(void, chart_axis_set_min, (lxw_chart_axis *axis, double least), (axis, least))                                     \
  F(void, chart_axis_set_num_font, (lxw_chart_axis *axis, lxw_chart_font *font), (axis, font))                         \
  F(void, chart_axis_set_num_format, (lxw_chart_axis *axis, const char *number), (axis, number))                       \
  F(void, chart_axis_set_reverse, (lxw_chart_axis *axis), (axis))                                                      \
  F(void, chart_legend_set_font, (lxw_chart *chart, lxw_chart_font *font), (chart, font))                              \
  F(void, chart_legend_set_position, (lxw_chart *chart, uint8_t position), (chart, position))                          \
  F(void, chart_series_set_fill, (lxw_chart_series *series, lxw_chart_fill *fill), (series, fill))                     \
  F(void, chart_series_set_line, (lxw_chart_series *series, lxw_chart_line *line), (series, line))                     \
  F(void, chart_series_set_marker_type, (lxw_chart_series *series, uint8_t type), (series, type))                      \
  F(void, chart_series_set_name, (lxw_chart_series *series, const char *name), (series, name))                         \
  F(void, chart_set_series_gap, (lxw_chart *chart, uint16_t gap), (chart, gap))                                        \
  F(void, chart_set_series_overlap, (lxw_chart *chart, int8_t overlap), (chart, overlap))                              \
  F(void, chart_show_hidden_data, (lxw_chart *chart), (chart))                                                         \
  F(void, chart_title_set_name, (lxw_chart *chart, const char *name), (chart, name))                                   \
  F(void, chart_title_set_name_font, (lxw_chart *chart, lxw_chart_font *font), (chart, font))                          \
  F(void, format_set_align, (lxw_format *format, uint8_t alignment), (format, alignment))                              \
  F(void, format_set_bg_color, (lxw_format *format, lxw_color_t color), (format, color))                               \
  F(void, format_set_bold, (lxw_format *format), (format))                                                             \
  F(void, format_set_border, (lxw_format *format, uint8_t style), (format, style))                                     \
  F(void, format_set_border_color, (lxw_format *format, lxw_color_t color), (format, color))                           \
  F(void, format_set_font_color, (lxw_format *format, lxw_color_t color), (format, color))                             \
  F(void, format_set_font_name, (lxw_format *format, const char *name), (format, name))                                \
  F(void, format_set_font_size, (lxw_format *format, double size), (format, size))                                     \
  F(void, format_set_indent, (lxw_format *format, uint8_t level), (format, level))                                     \
  F(void, format_set_num_format, (lxw_format *format, const char *number), (format, number))                           \
  F(void, format_set_pattern, (lxw_format *format, uint8_t pattern), (format, pattern))                                \
  F(void, format_set_text_wrap, (lxw_format *format), (format))                                                        \
  F(void, format_set_unlocked, (lxw_format *format), (format))                                                         \
  F(lxw_error, worksheet_autofilter,                                                                                   \
    (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, lxw_row_t last_row, lxw_col_t last_column),                \
    (sheet, row, column, last_row, last_column))                                                                       \
  F(void, worksheet_center_horizontally, (lxw_worksheet *sheet), (sheet))                                              \
  F(lxw_error, worksheet_conditional_format_cell,                                                                      \
    (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, lxw_conditional_format *rule),                             \
    (sheet, row, column, rule))                                                                                        \
  F(lxw_error, worksheet_data_validation_cell,                                                                         \
    (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, lxw_data_validation *validation),                          \
    (sheet, row, column, validation))                                                                                  \
  F(void, worksheet_fit_to_pages, (lxw_worksheet *sheet, uint16_t width, uint16_t height), (sheet, width, height))     \
  F(void, worksheet_freeze_panes, (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column), (sheet, row, column))       \
  F(void, worksheet_gridlines, (lxw_worksheet *sheet, uint8_t option), (sheet, option))                                \
  F(lxw_error, worksheet_insert_chart_opt,                                                                             \
    (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, lxw_chart *chart, lxw_chart_options *options),             \
    (sheet, row, column, chart, options))                                                                              \
  F(lxw_error, worksheet_merge_range,                                                                                  \
    (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, lxw_row_t last_row, lxw_col_t last_column,                 \
     const char *text, lxw_format *format),                                                                            \
    (sheet, row, column, last_row, last_column, text, format))                                                         \
  F(lxw_error, worksheet_print_area,                                                                                   \
    (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, lxw_row_t last_row, lxw_col_t last_column),                \
    (sheet, row, column, last_row, last_column))                                                                       \
  F(void, worksheet_protect,                                                                                           \
    (lxw_worksheet *sheet, const char *password, lxw_protection *allowed),                                             \
    (sheet, password, allowed))                                                                                        \
  F(lxw_error, worksheet_repeat_rows, (lxw_worksheet *sheet, lxw_row_t row, lxw_row_t last_row),                       \
    (sheet, row, last_row))                                                                                            \
  F(lxw_error, worksheet_set_column,                                                                                   \
    (lxw_worksheet *sheet, lxw_col_t column, lxw_col_t last_column, double width, lxw_format *format),                 \
    (sheet, column, last_column, width, format))                                                                       \
  F(lxw_error, worksheet_set_column_opt,                                                                               \
    (lxw_worksheet *sheet, lxw_col_t column, lxw_col_t last_column, double width, lxw_format *format,                  \
     lxw_row_col_options *options),                                                                                    \
    (sheet, column, last_column, width, format, options))                                                              \
  F(lxw_error, worksheet_set_footer, (lxw_worksheet *sheet, const char *text), (sheet, text))                          \
  F(void, worksheet_set_landscape, (lxw_worksheet *sheet), (sheet))                                                    \
  F(void, worksheet_set_margins, (lxw_worksheet *sheet, double left, double right, double top, double bottom),         \
    (sheet, left, right, top, bottom))                                                                                 \
  F(void, worksheet_set_paper, (lxw_worksheet *sheet, uint8_t paper), (sheet, paper))                                  \
  F(lxw_error, worksheet_set_row, (lxw_worksheet *sheet, lxw_row_t row, double height, lxw_format *format),            \
    (sheet, row, height, format))                                                                                      \
  F(lxw_error, worksheet_write_blank, (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, lxw_format *format),     \
    (sheet, row, column, format))                                                                                      \
  F(lxw_error, worksheet_write_formula_num,                                                                            \
    (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *formula, lxw_format *format, double result),   \
    (sheet, row, column, formula, format, result))                                                                     \
  F(lxw_error, worksheet_write_formula_str,                                                                            \
    (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *formula, lxw_format *format,                   \
     const char *result),                                                                                              \
    (sheet, row, column, formula, format, result))                                                                     \
  F(lxw_error, worksheet_write_number,                                                                                 \
    (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, double number, lxw_format *format),                        \
    (sheet, row, column, number, format))                                                                              \
  F(lxw_error, worksheet_write_string,                                                                                 \
    (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format),                     \
    (sheet, row, column, text, format))

// A declaration of its own beside the header's: where the two differ, nothing compiles.
#define FORWARD(result, name, parameters, arguments)                                                                   \
  static typeof(name) *found_##name;                                                                                   \
  result name parameters { return found_##name arguments; }
FUNCTIONS(FORWARD)

#define FIND(result, name, parameters, arguments)                                                                      \
  if (!(found_##name = (typeof(name) *)dlsym(library, #name))) return dlerror();

const char *lke_xlsxwriter_load(void) {
  // Only the version that the headers are of: between versions the structures differ.
  void *library = dlopen("libxlsxwriter.so." LXW_SOVERSION, RTLD_NOW | RTLD_LOCAL);
  if (!library) return dlerror();
  FUNCTIONS(FIND)
  return 0;
}
