"""Sample people: some at the ministry, three in each province."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

from django.contrib.auth.hashers import make_password

from sachhon.domain.accounts.api import MINISTRY, Actor, Membership, Role, User, actor_of
from sachhon.domain.registry.api import Unit
from sachhon.vietnamese.folding import fold

PASSWORD = "sach-hon-dung-thu"
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ")
MIDDLE = ("Văn", "Thị", "Hữu", "Đức", "Minh", "Thanh", "Quốc", "Ngọc")
GIVEN = ("An", "Bình", "Cường", "Dũng", "Hà", "Hùng", "Lan", "Nam", "Phương", "Sơn", "Thảo", "Tuấn")
POSITIONS = {
    Role.OFFICER: "Chuyên viên phòng Kỹ thuật an toàn - Môi trường",
    Role.HEAD: "Trưởng phòng",
    Role.LEADER: "Phó Giám đốc Sở Công Thương",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """An account on the sign-in page of the demonstration."""

    email: str
    password: str
    name: str
    role_label: str
    unit: str


@dataclass(frozen=True, slots=True)
class Province:
    """The three people of a province."""

    officer: Actor
    head: Actor
    leader: Actor


class Cast:
    """Makes people; remembers those to be shown."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._password = make_password(PASSWORD)
        self._shown: list[Shown] = []

    def person(self, role: Role, unit: Unit, email: str, position: str = "", *, shown: bool = False) -> Actor:
        """Somebody with a role in a unit."""
        name = " ".join(self._random.choice(part) for part in (FAMILY, MIDDLE, GIVEN))
        user = User(email=email, full_name=name, position=position or POSITIONS.get(role, ""), password=self._password)
        user.save()
        Membership.objects.create(user=user, unit_code=unit.code, role=role)
        if shown:
            self._shown.append(Shown(email, PASSWORD, name, str(role.label), unit.name))
        return actor_of(user)

    def ministry(self) -> dict[str, Actor]:
        """The ministry's people, by role."""
        unit = Unit.objects.get(code=MINISTRY)
        people = (
            (Role.MINISTRY_OFFICER, "chuyenvien@bct.example.vn", "Chuyên viên Vụ Tiết kiệm năng lượng và PTBV"),
            (Role.ADMINISTRATOR, "quantri@bct.example.vn", "Quản trị hệ thống"),
            (Role.LEADER, "lanhdao@bct.example.vn", "Phó Vụ trưởng"),
            (Role.INSPECTOR, "thanhtra@bct.example.vn", "Thanh tra viên"),
        )
        return {str(role): self.person(role, unit, email, position, shown=True) for role, email, position in people}

    def province(self, unit: Unit, *, shown: bool, now: bool = False) -> Province:
        """A province's officer, head and leader. `now`: of a province of today, with hosts of its own."""
        name = fold(unit.territory.name).replace(" ", "").replace("-", "") if unit.territory else unit.code.lower()
        host = f"{name}{'-moi' if now else ''}.example.vn"
        return Province(
            self.person(Role.OFFICER, unit, f"canbo@{host}", shown=shown),
            self.person(Role.HEAD, unit, f"truongphong@{host}", shown=shown),
            self.person(Role.LEADER, unit, f"lanhdao@{host}", shown=shown),
        )

    def show(self, file: Path) -> None:
        """Writes the accounts that the sign-in page of the demonstration shows."""
        file.write_text(json.dumps([asdict(one) for one in self._shown], ensure_ascii=False, indent=1), "utf-8")
