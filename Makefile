.PHONY: run test setup lint bench gambar bundle wheels

run:
	sh run.sh

test:
	sh test.sh

setup:
	. ./.ci/setup.sh && set_up run test

lint:
	sh .ci/lint.sh

bench: setup
	QT_QPA_PLATFORM=offscreen .venv/bin/python -m tests.bench.run

gambar: setup
	QT_QPA_PLATFORM=offscreen .venv/bin/python -m tests.gambar docs/gambar

bundle:
	. ./.ci/setup.sh && set_up run test bundle
	.venv/bin/pyinstaller --noconfirm --log-level WARN build.spec

# Lock the installed versions again, with the Windows wheel found for each (needs the network).
wheels: setup
	.venv/bin/python .ci/wheels.py
