"""Tables of units and territories, all dated."""

from sachhon.domain.registry.models.focal import Contact, FocalBody
from sachhon.domain.registry.models.territory import Territory
from sachhon.domain.registry.models.unit import Unit, UnitName, UnitParent, UnitSuccession

__all__ = ["Contact", "FocalBody", "Territory", "Unit", "UnitName", "UnitParent", "UnitSuccession"]
