#!/usr/bin/env bash
# Files of any length pass through extract and convert in memory that does not grow, with all cores busy, and give the same
# bytes for any number of jobs: JSON Lines, tables of events, and Parquet.
#
#   tests/stream.sh [PROGRAM]      the program to test; target/release/dateline by default
#
# MEGABYTES says how long the input is, 100 by default; FORMS which forms convert writes, `lines events` by default; ONCE=1
# leaves out the runs with other numbers of jobs; SHORT=1 the table and the Parquet that are too long to be opened whole, which
# take a build without optimisations many minutes; PIPED=1 makes the articles as they are read, instead of a file of them;
# FOLDER is where files go. Needs the program, awk and Linux's /proc; the files are deleted afterwards.
set -euo pipefail
cd "$(dirname "$0")/.."

program=$(realpath "${1:-target/release/dateline}")
megabytes=${MEGABYTES:-100}
[ -x "$program" ] || { echo "no program at $program: cargo build --release"; exit 2; }
[ -r /proc/self/status ] || { echo "SKIPPED: memory cannot be looked at without /proc"; exit 0; }
work=$(mktemp -d -p "${FOLDER:-/tmp}")
trap 'rm -rf "$work"' EXIT

# Most resident memory that is allowed, in MiB, all processes together.
LIMIT=120

# About four megabytes of articles that nobody wrote.
awk 'BEGIN {
    split("Brenn Lessing Ostmark Aldau Kirn Velden", place, " ")
    split("river bridge harbour railway market school", thing, " ")
    for (i = 0; i < 2000; i++) {
        p = place[i % 6 + 1]; t = thing[int(i / 6) % 6 + 1]
        printf "{\"id\": \"a%d\", \"title\": \"%s: news of the %s\", \"source\": \"%s Courier\", \"published\": \"2024-05-1%d\", \"text\": \"", \
            i, p, t, p, i % 10
        for (k = 0; k < 12; k++)
            printf "The %s in %s opened on %d May %d. It cost €%d.%d million, %d%% more than planned, said the mayor. ", \
                t, p, (i + k) % 27 + 1, 1990 + (i + 7 * k) % 34, (i + k) % 90 + 2, k % 10, (i * 3 + k) % 40 + 1
        printf "Some people came last Tuesday. Most of what is said here is about nothing at all, as most of what is written is, \
and goes on for a while before it comes to an end.\"}\n"
    }
}' > "$work/piece.jsonl"
piece=$(wc -c < "$work/piece.jsonl")
times=$((megabytes * 1000000 / piece + 1))
bytes=$((piece * times))
printf 'in: %d bytes, %d articles, %d cores\n' "$bytes" $((2000 * times)) "$(nproc)"

articles() { for ((n = 0; n < times; n++)); do cat "$work/piece.jsonl"; done; }
input=$work/in.jsonl
if [ -n "${PIPED:-}" ]; then input=-; else articles > "$input"; fi

# resident PID: what the process and its children have in memory, in KiB.
resident() {
    local pid sum=0 own
    for pid in "$1" $(pgrep -P "$1" 2> /dev/null); do
        own=$(awk '/^VmRSS/ {print $2}' "/proc/$pid/status" 2> /dev/null) || own=0
        sum=$((sum + ${own:-0}))
    done
    echo "$sum"
}

# measure NAME ARGUMENTS…: runs the program with its output going to a hash, and says how long, how fast, how much memory and
# how many cores it took. The hash is left in $hash.
measure() {
    local name=$1 began=$EPOCHREALTIME curve='' next=0 peak=0 now rss cpu=0 pid hashing
    shift
    mkfifo "$work/pipe"
    sha256sum < "$work/pipe" > "$work/hash" &
    hashing=$!
    if [ -n "${PIPED:-}" ]; then
        articles | "$program" "$@" > "$work/pipe" &
    else
        "$program" "$@" > "$work/pipe" &
    fi
    pid=$!
    while rss=$(resident "$pid") && [ "$rss" -gt 0 ]; do
        [ "$rss" -gt "$peak" ] && peak=$rss
        cpu=$(awk '{print $14 + $15}' "/proc/$pid/stat" 2> /dev/null || echo "$cpu")
        now=$SECONDS
        if [ "$now" -ge "$next" ]; then curve+=" $((rss / 1024))"; next=$((now + ${EVERY:-10})); fi
        sleep 0.2
    done
    wait "$pid" || { echo "FAILED: $name"; exit 1; }
    wait "$hashing"
    rm "$work/pipe"
    hash=$(cut -d' ' -f1 "$work/hash")
    awk -v name="$name" -v b="$bytes" -v s="$began" -v e="$EPOCHREALTIME" -v p="$peak" -v c="$cpu" -v k="$curve" 'BEGIN {
        t = e - s
        printf "%s: %.1f s, %.1f MB/s, %.2f cores, peak %d MiB, resident over time (MiB):%s\n", name, t, b / 1e6 / t, c / 100 / t, p / 1024, k
    }'
    [ "$peak" -lt $((LIMIT * 1024)) ] || { echo "FAILED: $name took more than $LIMIT MiB"; exit 1; }
}

# any_jobs NAME ARGUMENTS…: the same bytes for any number of jobs.
any_jobs() {
    local name=$1 first
    shift
    measure "$name" "$@"
    first=$hash
    [ -z "${ONCE:-}" ] || return 0
    for jobs in 1 5; do
        measure "$name, $jobs jobs" "$@" --jobs "$jobs"
        [ "$hash" = "$first" ] || { echo "FAILED: $name with $jobs jobs gives other bytes"; exit 1; }
    done
}

any_jobs "extract" extract --format jsonl "$input"
for form in ${FORMS-lines events}; do
    any_jobs "convert to $form" convert --as "$form" -o - "$input"
done
[ -z "${PIPED:-}${ONCE:-}${SHORT:-}" ] || { echo "done"; exit 0; }

# A table of events, as another program may have written it, too long to be opened whole. The last row alone tells that the day
# comes first.
rows=$((megabytes * 11000))
[ "$rows" -ge 800000 ] || rows=800000
awk -v rows="$rows" 'BEGIN {
    print "date,title,place,deaths"
    for (i = 0; i < rows; i++)
        printf "%02d/%02d/%d,\"The ferry of line %d does not sail, for the reasons that were given before\",Brenn,%d\n", \
            i % 12 + 1, i % 7 + 1, 1990 + i % 34, i, i % 5
    print "25/03/2024,The last one,Kirn,0"
}' > "$work/events.csv"
bytes=$(wc -c < "$work/events.csv")
any_jobs "a table of events" convert --as events -o - "$work/events.csv"

# Words that no compression makes short, so that the file is longer than one that is opened whole.
head -c 75000000 /dev/urandom | od -An -v -tx1 -w1500 | tr -d ' ' | awk '{
    printf "{\"id\": \"a%d\", \"published\": \"2024-05-16\", \"text\": \"It rained on 3 May 2024. %s\"}\n", NR, $0 }' > "$work/long.jsonl"
bytes=$(wc -c < "$work/long.jsonl")
measure "convert to articles-parquet" convert --as articles-parquet -o "$work/long.parquet" "$work/long.jsonl"
bytes=$(wc -c < "$work/long.parquet")
any_jobs "Parquet of articles" convert --as events -o - "$work/long.parquet"
rows=$("$program" convert --as events -o - "$work/long.parquet" | wc -l)
[ "$rows" -eq $(($(wc -l < "$work/long.jsonl") + 1)) ] || { echo "FAILED: $rows rows of Parquet"; exit 1; }
echo "done"
