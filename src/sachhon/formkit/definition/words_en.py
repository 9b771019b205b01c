"""What is wrong with a template file, in English."""

WORDS = {
    "template_error.not_yaml": "{file}:{line}:{column}: not valid YAML ({problem}). Correct it at this place.",
    "template_error.empty_file": "{file}:{line}:{column}: the template file is empty.",
    "template_error.not_a_mapping": "{file}:{line}:{column}: “key: value” pairs have to stand here.",
    "template_error.not_a_list": "{file}:{line}:{column}: “{key}” has to be a list.",
    "template_error.not_a_text": "{file}:{line}:{column}: “{key}” has to be text.",
    "template_error.not_a_number": "{file}:{line}:{column}: “{key}” has to be a number, not “{value}”.",
    "template_error.not_a_date": "{file}:{line}:{column}: “{key}” has to be a date like 2018-03-12, not “{value}”.",
    "template_error.not_one_of": "{file}:{line}:{column}: “{key}” cannot be “{value}”; it may be: {allowed}.",
    "template_error.key_twice": "{file}:{line}:{column}: the key “{key}” stands twice in one mapping.",
    "template_error.key_missing": "{file}:{line}:{column}: the key “{key}” is missing.",
    "template_error.key_empty": "{file}:{line}:{column}: the key “{key}” is empty.",
    "template_error.key_unknown": "{file}:{line}:{column}: there is no key “{key}”; nearest: {near}.",
    "template_error.id_twice": "{file}:{line}:{column}: the id “{id}” ({kind}) stands above already; ids stand once.",
    "template_error.reference_unknown": "{file}:{line}:{column}: “{id}” ({kind}) is not known.",
    "template_error.table_columns": "{file}:{line}:{column}: tables, and only they, have columns: “{id}”.",
    "template_error.options_missing": "{file}:{line}:{column}: “{id}” chooses from a list but has none.",
    "template_error.not_an_expression": "{file}:{line}:{column}: not an expression ({problem}).",
}
