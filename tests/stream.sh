#!/usr/bin/env bash
# A file of any length passes through extract and convert in memory that does not grow, with all cores busy, and gives the
# same bytes for any number of jobs.
#
#   tests/stream.sh [PROGRAM]      the program to test; target/release/dateline by default
#
# MEGABYTES says how long the file is, 100 by default; FORMS which forms convert writes, jsonl and csv by default; FOLDER
# where the file goes. Needs the program, awk and Linux's /proc; the file is deleted afterwards.
set -euo pipefail
cd "$(dirname "$0")/.."

program=$(realpath "${1:-target/release/dateline}")
megabytes=${MEGABYTES:-100}
[ -x "$program" ] || { echo "no program at $program: cargo build --release"; exit 2; }
[ -r /proc/self/status ] || { echo "SKIPPED: memory cannot be looked at without /proc"; exit 0; }
work=$(mktemp -d -p "${FOLDER:-/tmp}")
trap 'rm -rf "$work"' EXIT

# Most resident memory that is allowed, in MiB.
LIMIT=300

# About four megabytes of articles that nobody wrote, as often as it takes.
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
for ((n = 0; n < times; n++)); do cat "$work/piece.jsonl"; done > "$work/in.jsonl"
bytes=$(wc -c < "$work/in.jsonl")
printf 'in: %d bytes, %d articles, %d cores\n' "$bytes" $((2000 * times)) "$(nproc)"

# measure NAME COMMAND…: runs it with its output going to a hash, and says how long, how fast, how much memory and how many
# cores it took. The hash is left in $hash.
measure() {
    local name=$1 began=$EPOCHREALTIME curve='' next=0 peak=0 now rss
    shift
    mkfifo "$work/pipe"
    sha256sum < "$work/pipe" > "$work/hash" &
    local hashing=$!
    "$@" > "$work/pipe" &
    local pid=$!
    while rss=$(awk '/^VmRSS/ {print $2} ' "/proc/$pid/status" 2> /dev/null) && [ -n "$rss" ]; do
        peak=$(awk '/^VmHWM/ {print $2}' "/proc/$pid/status" 2> /dev/null || echo "$peak")
        cpu=$(awk '{print $14 + $15}' "/proc/$pid/stat" 2> /dev/null || echo "$cpu")
        now=$SECONDS
        if [ "$now" -ge "$next" ]; then curve+=" $((rss / 1024))"; next=$((now + ${EVERY:-10})); fi
        sleep 0.2
    done
    wait "$pid" || { echo "FAILED: $name"; exit 1; }
    wait "$hashing"
    rm "$work/pipe"
    hash=$(cut -d' ' -f1 "$work/hash")
    awk -v name="$name" -v b="$bytes" -v s="$began" -v e="$EPOCHREALTIME" -v p="${peak:-0}" -v c="${cpu:-0}" -v k="$curve" 'BEGIN {
        t = e - s
        printf "%s: %.1f s, %.1f MB/s, %.2f cores, peak %d MiB, resident over time (MiB):%s\n", name, t, b / 1e6 / t, c / 100 / t, p / 1024, k
    }'
    [ "${peak:-0}" -lt $((LIMIT * 1024)) ] || { echo "FAILED: $name took more than $LIMIT MiB"; exit 1; }
}

measure "extract" "$program" extract --format jsonl "$work/in.jsonl"
first=$hash
if [ -z "${ONCE:-}" ]; then
    measure "extract, 1 job" "$program" extract --format jsonl --jobs 1 "$work/in.jsonl"
    [ "$hash" = "$first" ] || { echo "FAILED: another number of jobs gives other bytes"; exit 1; }
    measure "extract, 5 jobs" "$program" extract --format jsonl --jobs 5 "$work/in.jsonl"
    [ "$hash" = "$first" ] || { echo "FAILED: another number of jobs gives other bytes"; exit 1; }
fi
for form in ${FORMS:-lines events}; do
    measure "convert to $form" "$program" convert --as "$form" -o - "$work/in.jsonl"
done
echo "done: sha256 of what extract printed: $first"
