.PHONY: run test setup lint bench gambar bundle wheels golden

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

# Take the documents as they are now for right; look at the difference before you commit it.
golden: setup
	.venv/bin/python -m tests.golden.dokumen

bundle:
	. ./.ci/setup.sh && set_up run test bundle
	.venv/bin/python .ci/bundel.py

# Lock the installed versions again, with the Windows wheel found for each (needs the network).
wheels: setup
	.venv/bin/python .ci/wheels.py
