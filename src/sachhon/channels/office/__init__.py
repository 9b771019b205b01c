"""The signed-in web app: pages, forms, downloads. No tables; every change goes through a domain action.

One room an area (desk, people, registry, rounds, reports, intake, review, figures, system) on one `shell`: the frame of
every page, who may open it (`shell.access`), the components. Areas do not know each other.
"""
