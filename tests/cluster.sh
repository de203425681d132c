#!/usr/bin/env bash
# The same program under GNU parallel and under Apache Spark gives what it gives alone, byte for byte, up to order; and the
# Parquet that a cluster writes opens again.
#
#   tests/cluster.sh [PROGRAM]      the program to test; target/release/dateline by default
#
# Needs nothing but the program; says what it skips where GNU parallel or PySpark (with Java 17) is missing.
# ARTICLES sets how many articles are made up, 4000 by default.
set -euo pipefail
cd "$(dirname "$0")/.."

program=$(realpath "${1:-target/release/dateline}")
articles=${ARTICLES:-4000}
python=${PYTHON:-python3}
[ -x "$program" ] || { echo "no program at $program: cargo build --release"; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
skipped=0

say() { printf '%s\n' "$*"; }
skip() { say "SKIPPED: $*"; skipped=$((skipped + 1)); }
fail() { say "FAILED: $*"; exit 1; }

# same FILE FILE WHAT: the same lines, in whatever order.
same() {
    cmp -s <(LC_ALL=C sort "$1") <(LC_ALL=C sort "$2") || fail "$3 gives other lines than one process"
    say "ok: $3: $(wc -l < "$2") lines, the same as one process"
}

# Articles that nobody wrote, one a line.
awk -v n="$articles" 'BEGIN {
    split("Brenn Lessing Ostmark Aldau Kirn Velden", place, " ")
    split("river bridge harbour railway market school", thing, " ")
    split("January March April June September November", month, " ")
    for (i = 0; i < n; i++) {
        p = place[i % 6 + 1]; t = thing[int(i / 6) % 6 + 1]; m = month[int(i / 36) % 6 + 1]; y = 1990 + i % 35
        printf "{\"id\": \"a%d\", \"title\": \"%s: news of the %s\", \"source\": \"%s Courier\", \"published\": \"%d-0%d-1%d\", ", \
            i, p, t, p, y, i % 9 + 1, i % 10
        printf "\"text\": \"The %s in %s opened on %d %s %d. It cost €%d.%d million, %d%% more than in %d. " , \
            t, p, i % 27 + 1, m, y - 1, i % 90 + 2, i % 10, i % 40 + 1, y - 2
        printf "About %d people came last Tuesday – “more than ever”, said the mayor.\"}\n", (i % 50 + 1) * 100
    }
}' > "$work/in.jsonl"

"$program" extract --format jsonl - < "$work/in.jsonl" > "$work/one.jsonl"
[ "$(wc -l < "$work/one.jsonl")" -eq "$articles" ] || fail "one process does not print a line an article"
grep -q '"events":\[{' "$work/one.jsonl" || fail "one process finds no event"
say "ok: one process: $articles articles, $(wc -c < "$work/in.jsonl") bytes in"

"$program" extract --format jsonl "$work/in.jsonl" > "$work/file.jsonl"
cmp -s "$work/one.jsonl" "$work/file.jsonl" || fail "a file gives other bytes than standard input"
say "ok: a file gives the bytes of standard input"

if command -v parallel > /dev/null; then
    parallel --will-cite --pipe --block 200k --keep-order "$program" extract --format jsonl - \
        < "$work/in.jsonl" > "$work/parallel.jsonl"
    cmp -s "$work/one.jsonl" "$work/parallel.jsonl" || fail "GNU parallel gives other bytes than one process"
    same "$work/one.jsonl" "$work/parallel.jsonl" "GNU parallel"
else
    skip "GNU parallel is not installed"
fi

# Title and date: where an event stands in its table is another place than where it stood in its article.
cut_events() { "$program" convert "$@" -o - --as lines | grep -o '"title":"[^"]*","edtf":"[^"]*"'; }
cut_events "$work/in.jsonl" > "$work/whole.txt"
if command -v parallel > /dev/null; then
    (cd "$work" && parallel --will-cite --pipe --block 400k "$program" convert - -o 'events-{#}.parquet' < in.jsonl)
    cut_events "$work"/events-*.parquet > "$work/parts.txt"
    same "$work/whole.txt" "$work/parts.txt" "Parquet by GNU parallel"
fi

if "$python" -c 'import pyspark' 2> /dev/null && command -v java > /dev/null; then
    cat > "$work/job.py" <<'PYTHON'
import json, sys
from pyspark.sql import Row, SparkSession

program, work = sys.argv[1], sys.argv[2]
spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
spark.sparkContext.setLogLevel("ERROR")
articles = spark.sparkContext.textFile(f"file://{work}/in.jsonl", minPartitions=4)
found = articles.pipe(f"{program} extract --format jsonl -")
found.saveAsTextFile(f"file://{work}/spark")

def events(line):
    article = json.loads(line)
    for event in article.get("events", []):
        yield Row(article_id=article["id"], article_title=article["title"], source=article.get("source"),
                  title=event["title"], edtf=event["edtf"])

spark.createDataFrame(found.flatMap(events)).write.parquet(f"file://{work}/spark-events")
spark.stop()
PYTHON
    "$python" "$work/job.py" "$program" "$work" 2> "$work/spark.log" || { tail -20 "$work/spark.log"; fail "the Spark job"; }
    cat "$work"/spark/part-* > "$work/spark.jsonl"
    [ "$(find "$work/spark" -name 'part-*' | wc -l)" -gt 1 ] || fail "Spark used one partition"
    same "$work/one.jsonl" "$work/spark.jsonl" "Apache Spark, RDD.pipe"
    cut_events "$work"/spark-events/part-*.parquet > "$work/spark.txt"
    same "$work/whole.txt" "$work/spark.txt" "Parquet by Apache Spark"
else
    skip "PySpark or Java is not installed (pip install pyspark)"
fi

say "done, $skipped skipped"
