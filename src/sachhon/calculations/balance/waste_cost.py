"""Material flow cost accounting (ISO 14051): what the product costs, and what is paid for what becomes waste."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sachhon.calculations.results import Result, Working, decimal_of, exact, percent, refuse


@dataclass(frozen=True, slots=True, kw_only=True)
class WasteCost(Result):
    """The cost carried by the product and the cost carried by the material that is lost."""

    product_cost: Decimal
    loss_cost: Decimal
    total_cost: Decimal
    loss_cost_pct: Decimal


def waste_cost(
    *,
    material: Decimal,
    energy: Decimal,
    system: Decimal,
    waste_treatment: Decimal,
    product_share: Decimal,
    energy_product_share: Decimal | None = None,
    system_product_share: Decimal | None = None,
    unit: str = "",
) -> WasteCost:
    """Material, energy and system costs split by the share that becomes product; treating waste is all loss.

    Energy and system costs follow the material's share unless they have their own. Refuses negative costs, shares
    outside 0 to 1, and costs that are all zero.
    """
    costs = {"material": material, "energy": energy, "system": system, "waste_treatment": waste_treatment}
    amounts = {name: exact(value, name) for name, value in costs.items()}
    for name, amount in amounts.items():
        if amount < 0:
            refuse("calc_negative", name, value=costs[name])
    total = sum(amounts.values())
    if total == 0:
        refuse("calc_empty", *amounts)
    shares = {
        "material": ("product_share", product_share),
        "energy": ("energy_product_share", product_share if energy_product_share is None else energy_product_share),
        "system": ("system_product_share", product_share if system_product_share is None else system_product_share),
    }
    product = exact(Decimal(0), "product_share")
    for cost, (name, given) in shares.items():
        share = exact(given, name)
        if not 0 <= share <= 1:
            refuse("calc_share_outside", name, value=given)
        product += amounts[cost] * share
    loss = total - product
    money = unit or "[material]"
    return WasteCost(
        product_cost=decimal_of(product),
        loss_cost=decimal_of(loss),
        total_cost=decimal_of(total),
        loss_cost_pct=decimal_of(percent(loss, total)),
        working=Working(
            formula=(
                "product_cost = material × product_share + energy × energy_product_share + system ×"
                " system_product_share",
                "loss_cost = material + energy + system + waste_treatment − product_cost",
                "energy_product_share, system_product_share = product_share (default)",
            ),
            units={"product_cost": money, "loss_cost": money, "total_cost": money, "loss_cost_pct": "%"},
        ),
    )
