"""What is wrong with a fact of a facility, in English."""

WORDS = {
    "facility_fact.too_long": "{label_en}: longer than {longest} characters. Shorten it.",
    "facility_fact.wrong_kind": "{label_en}: “{text}” is not that kind of value.",
    "facility_fact.tax_code_digits": "{label_en}: “{text}” has signs that are no digits. A tax code has 10 or 13 digits.",
    "facility_fact.tax_code_length": "{label_en}: “{text}” has {count} digits. A tax code has 10, that of a branch 13.",
    "facility_fact.tax_code_check": (
        "{label_en}: the check digit (the tenth) of “{text}” is wrong. Compare with the registration certificate."
    ),
    "facility_fact.no_province": "{label_en}: no province is called “{text}”.",
    "facility_fact.no_coordinate": "{label_en}: “{text}” is no coordinate. Write decimal degrees, such as 13.782.",
    "facility_fact.outside_vietnam": "{label_en}: “{text}” lies outside Viet Nam ({low} to {high}).",
    "facility_fact.coordinates_together": "Enter both latitude and longitude, or leave both blank.",
    "facility_fact.no_vsic": "{label_en}: “{text}” is no VSIC code. Write 2 to 5 digits.",
    "facility_fact.vsic_not_industry": "{label_en}: “{text}” is not a code of industry (05 to 39).",
    "facility_fact.no_email": "{label_en}: “{text}” is no e-mail address.",
    "facility_fact.no_name": "Enter the facility's name.",
    "facility_fact.applies_since": "A year since which it applies cleaner production is given, but it is said not to.",
}
