"""The marks by which a workbook is read back, wherever rows were inserted: all in column A, which is hidden.

`_sachhon`!A1 template id, B1 version, A2 unit name. On the answers sheet column A holds the field id of each row. On a
table's sheet it holds `#field:ID` in the row of column ids, `#state` in that of the table's state and money unit,
`#head` in the last header row; every row below is data.
"""

HIDDEN_SHEET = "_sachhon"
LISTS_SHEET = "_danhmuc"
GUIDE_SHEET = "Hướng dẫn"
ANSWERS_SHEET = "Trả lời"
FIELD_MARK = "#field:"
STATE_MARK = "#state"
HEAD_MARK = "#head"

# Columns of the answers sheet, from 0.
ID, ITEM, QUESTION, UNIT, ANSWER, MONEY_UNIT, STATE, PREVIOUS = range(8)

MONEY_UNITS = {"đồng": 1, "nghìn đồng": 1_000, "triệu đồng": 1_000_000, "tỷ đồng": 1_000_000_000}
TABLE_ROWS = 200
