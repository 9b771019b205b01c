"""The marks by which a workbook is read back, wherever rows were inserted: all in column A, which is hidden.

`_sachhon`!A1 template id, B1 version, A2 unit name; the file's custom properties say the same. On the answers sheet
column A holds the field id of each row, with a plus before it where a long text goes on. On a table's sheet it holds
`#field:ID` in the row of column ids, `#state` in that of the table's state and money unit, `#head` in the last header
row; every row below is data.
"""

HIDDEN_SHEET = "_sachhon"
LISTS_SHEET = "_danhmuc"
GUIDE_SHEET = "Hướng dẫn"
ANSWERS_SHEET = "Trả lời"
FIELD_MARK = "#field:"
STATE_MARK = "#state"
HEAD_MARK = "#head"
MORE_MARK = "+"
TEMPLATE_PROPERTY = "sachhon_template"
VERSION_PROPERTY = "sachhon_version"

# Columns of the answers sheet, from 0, and what stands over them.
ID, ITEM, QUESTION, UNIT, ANSWER, MONEY_UNIT, STATE, PREVIOUS = range(8)
HEADS = ("", "Mục", "Nội dung", "Đơn vị tính", "Trả lời", "Đơn vị tiền", "Nếu không có số", "Kỳ trước")

# Rows and columns of a table's sheet, from 0.
IDS_ROW, TITLE_ROW, STATE_ROW, HEAD_ROW, FIRST_ROW = range(5)
NUMBER, FIRST_COLUMN = 1, 2
TABLE_STATE, TABLE_MONEY_UNIT = 3, 5

MONEY_UNITS = {"đồng": 1, "nghìn đồng": 1_000, "triệu đồng": 1_000_000, "tỷ đồng": 1_000_000_000}
SHOWN_ROWS = 20  # of a table's sheet, coloured from the start; more colour themselves as they are filled
OPEN_ROWS = 200  # that can be deleted as a whole
TABLE_ROWS = 1000  # that are checked while they are filled
CELL_LIMIT = 16_000  # code points of one cell; Excel holds twice as many UTF-16 units
