#!/usr/bin/env bash
# The release program, in a real window, under a real mouse and keyboard.
#
#   tests/window.sh [FOLDER]
#
# Starts target/release/dateline (or $DATELINE) on a virtual screen of its own with software rendering, drives it with
# xdotool, and fails unless the picture changes where it should and rests when nothing happens. Where things stand, it
# learns from the accessibility tree that the program writes when DATELINE_PROBE names a file. Screenshots go to FOLDER
# (a temporary one by default, kept only after a failure). Needs Xvfb, xdotool and ImageMagick, which .ci/run installs.
# Takes about two minutes.
set -euo pipefail
cd "$(dirname "$0")/.."
exec </dev/null

program=$(realpath "${DATELINE:-target/release/dateline}")
dataset=$PWD/assets/sample-dataset.json
width=1280 height=800

for tool in Xvfb xdotool import compare identify; do
    command -v "$tool" >/dev/null || { echo "window: $tool is missing (Debian: apt-get install xvfb xdotool imagemagick)"; exit 1; }
done
[ -x "$program" ] || { echo "window: $program is missing; run cargo build --release first"; exit 1; }

work=$(mktemp -d)
shots=${1:-$work/shots}
mkdir -p "$shots"
probe=$work/probe.tsv
app='' server='' begun=$SECONDS count=0

finish() {
    local code=$?
    [ -z "$app" ] || { kill "$app" 2>/dev/null && wait "$app" 2>/dev/null; } || true
    [ -z "$server" ] || { kill "$server" 2>/dev/null && wait "$server" 2>/dev/null; } || true
    rm -f "$shots/.a.png" "$shots/.b.png"
    if [ $code -eq 0 ]; then
        rm -rf "$work"
    else
        echo "window: FAILED after $((SECONDS - begun)) s; screenshots: $shots, the rest: $work"
    fi
    exit $code
}
trap finish EXIT
trap 'exit 1' INT TERM

fail() {
    [ -z "${DISPLAY:-}" ] || [ -z "$server" ] || shot failed || true
    echo "  not so: $*"
    exit 1
}

say() {
    count=$((count + 1))
    printf '%3d s  %2d. %s\n' $((SECONDS - begun)) $count "$*"
}

# ---- what can be seen -------------------------------------------------------------------------------------------------

# shot NAME: the screen, as a picture.
shot() { import -silent -window root "$shots/$1.png"; }

# differing A B [WxH+X+Y]: how many pixels of two shots differ, in that region.
differing() {
    local region=${3:+[$3]}
    # compare ends with 1 when the pictures differ; the count is what matters. 1e+06 is how it writes a million.
    { compare -metric AE "$shots/$1.png$region" "$shots/$2.png$region" null: 2>&1 || true; } | awk '{printf "%d", $1}'
}

# changed A B REGION WHAT: the region differs by more than a caret's worth of pixels.
changed() {
    local n
    n=$(differing "$1" "$2" "$3")
    [ "$n" -gt 60 ] || fail "$4 changed (only $n pixels of $3 differ between $1 and $2)"
}

# still A B WHAT: nothing at all differs.
still() {
    local n
    n=$(differing "$1" "$2")
    [ "$n" -eq 0 ] || fail "$3 ($n pixels differ between $1 and $2)"
}

# node ROLE NAME: "left top width height" of the first node whose role and name match these patterns.
node() {
    awk -F '\t' -v role="$1" -v name="$2" '$1 ~ role && $7 ~ name && $4 > 0 && $5 > 0 { print $2, $3, $4, $5; exit }' "$probe"
}

# told PATTERN: the tree holds a line that matches.
told() { [ -f "$probe" ] && grep -qE -- "$1" "$probe"; }

# until_told PATTERN WHAT [SECONDS]: waits for that line.
until_told() {
    local end=$((SECONDS + ${3:-10}))
    until told "$1"; do
        [ $SECONDS -lt $end ] || fail "$2 (no line of the tree matches: $1)"
        [ -z "$app" ] || kill -0 "$app" 2>/dev/null || fail "$2: the program has ended: $(tail -3 "$work/app.log")"
        sleep 0.1
    done
}

# until_untold PATTERN WHAT: waits for that line to go.
until_untold() {
    local end=$((SECONDS + 10))
    while told "$1"; do
        [ $SECONDS -lt $end ] || fail "$2 (a line of the tree still matches: $1)"
        sleep 0.1
    done
}

# settle: waits until two shots in a row are alike, so that no animation is on its way.
settle() {
    local i
    shot .a
    for i in $(seq 20); do
        sleep 0.3
        shot .b
        [ "$(differing .a .b)" -ne 0 ] || return 0
        mv "$shots/.b.png" "$shots/.a.png"
    done
    fail "the picture comes to rest"
}

# ---- what can be done -------------------------------------------------------------------------------------------------

key() { xdotool key --clearmodifiers "$@"; sleep 0.4; }
type_text() { xdotool type --delay 30 -- "$1"; sleep 0.4; }
point() { xdotool mousemove "$1" "$2"; sleep 0.3; }
click() { point "$1" "$2"; xdotool click 1; sleep 0.5; }
away() { point 640 $((height - 2)); }

drag() {
    point "$1" "$2"
    xdotool mousedown 1
    sleep 0.3
    xdotool mousemove $((($1 + $3) / 2)) $((($2 + $4) / 2))
    sleep 0.3
    xdotool mousemove "$3" "$4"
    sleep 0.3
    xdotool mouseup 1
    sleep 0.5
}

# start FILE…: the program in a home of its own, without the session's services.
start() {
    rm -f "$probe"
    env -u WAYLAND_DISPLAY -u WAYLAND_SOCKET DBUS_SESSION_BUS_ADDRESS=disabled: LIBGL_ALWAYS_SOFTWARE=1 \
        HOME="$work/user" XDG_DATA_HOME="$work/user/data" XDG_CONFIG_HOME="$work/user/config" \
        XDG_CACHE_HOME="$work/user/cache" XDG_RUNTIME_DIR="$work/user/run" DATELINE_PROBE="$probe" \
        "$program" "$@" >"$work/app.log" 2>&1 &
    app=$!
    until_told $'\tFile\t' "the window opens" 30
    # Without a window manager nobody else hands out the keyboard.
    xdotool search --sync --onlyvisible --name '^Dateline' windowfocus
    sleep 0.3
}

# end: closes the window by its own key.
end() {
    key ctrl+q
    ended
}

# ended: waits for the program to end, and well.
ended() {
    local end=$((SECONDS + 10))
    while kill -0 "$app" 2>/dev/null; do
        [ $SECONDS -lt $end ] || fail "the program ends"
        sleep 0.1
    done
    wait "$app" || fail "the program ends well: $(tail -3 "$work/app.log")"
    app=''
}

ticks() { awk '{ sub(/.*\) /, ""); print $12 + $13 }' "/proc/$1/stat"; }

mkdir -p "$work/user/run"
chmod 700 "$work/user/run"

# ---- without a display ------------------------------------------------------------------------------------------------

say "without a display it prints the chronology and writes the charts"
mkdir "$work/bare"
(cd "$work/bare" && env -u DISPLAY -u WAYLAND_DISPLAY -u WAYLAND_SOCKET HOME="$work/user" "$program") \
    >"$work/bare.txt" 2>"$work/bare.err" || fail "it ends well: $(tail -3 "$work/bare.err")"
grep -q '8 October 2025' "$work/bare.txt" || fail "the chronology has 8 October 2025"
grep -q '49%' "$work/bare.txt" || fail "the figures have 49 % of GDP"
cat "$work/bare.txt" "$work/bare.err" | grep -qi 'display' || fail "it says what the window needs"
for ending in svg png; do
    ls "$work"/bare/dateline-out/*."$ending" >/dev/null 2>&1 || fail "a chart is written as $ending"
done
identify "$work"/bare/dateline-out/*.png >/dev/null || fail "the PNG is a picture"

# ---- with one ---------------------------------------------------------------------------------------------------------

say "a virtual screen"
exec 7>"$work/display"
Xvfb -displayfd 7 -screen 0 ${width}x${height}x24 -nolisten tcp >"$work/xvfb.log" 2>&1 &
server=$!
exec 7>&-
for _ in $(seq 100); do
    [ -s "$work/display" ] && break
    sleep 0.1
done
[ -s "$work/display" ] || fail "Xvfb starts: $(cat "$work/xvfb.log")"
DISPLAY=:$(head -1 "$work/display")
export DISPLAY

say "the sample opens, charted"
start
until_told $'\tDushanbe lays out' "the sample's title is shown" 20
away
settle
shot open
colours=$(identify -format %k "$shots/open.png")
[ "$colours" -gt 100 ] || fail "the window is drawn (only $colours colours)"

say "nothing moves and nothing is computed when nothing happens"
shot idle1
before=$(ticks $app)
sleep 5
used=$(($(ticks $app) - before))
shot idle2
still idle1 idle2 "the picture rests"
hertz=$(getconf CLK_TCK)
[ $((used * 100)) -lt $((5 * hertz * 3)) ] || fail "an idle window uses less than 3 % of a core ($used ticks in 5 s)"

# Where the panes stand, learned from their tabs.
read -r left top _ _ <<<"$(node 'Tab|Button' '^Reader$')"
read -r middle _ _ tab <<<"$(node 'Tab|Button' '^Timeline$')"
read -r _ lower _ _ <<<"$(node 'Tab|Button' '^Figures$')"
[ -n "$left" ] && [ -n "$middle" ] && [ -n "$lower" ] || fail "the panes have tabs by name"
reader=$((middle - left))x$((height - 28 - top - tab))+$left+$((top + tab))
timeline=$((width - middle))x$((lower - top - tab))+$middle+$((top + tab))
figures=$((width - middle))x$((height - 28 - lower - tab))+$middle+$((lower + tab))

say "the bar charts show the disagreement"
until_told $'^Button\t.*49%' "a bar stands for the 49 %"
until_told '1 disagreement' "the status line counts it"

say "a click on an event of the timeline lights the reader"
spot=$(node '^Button' '22 March 2024')
[ -n "$spot" ] || fail "the timeline has the event of 22 March 2024"
read -r x y w h <<<"$spot"
click $((x + w / 2)) $((y + h / 2))
until_told $'^Link\t.*selected\t.*22 March 2024' "the reader marks the date of that event"
away
settle
shot selected
changed open selected "$reader" "the reader"
changed open selected "$timeline" "the timeline"

say "Esc lets go"
key Escape
until_untold $'^Link\t.*selected\t' "nothing stays selected"

say "the next event by key"
key period
until_told $'^Link\t.*selected\t' "an event is selected"
key Escape

say "Ctrl and the wheel zoom the timeline"
away
settle
shot wide
point $((middle + (width - middle) * 3 / 4)) $(((top + tab + lower) / 2))
xdotool keydown ctrl click --repeat 4 --delay 60 4 keyup ctrl
away
settle
shot zoomed
changed wide zoomed "$timeline" "the timeline"

say "drag pans it"
drag $((width - 60)) $((lower - 60)) $((width - 260)) $((lower - 60))
away
settle
shot panned
changed zoomed panned "$timeline" "the timeline"

say "a preset fits everything again"
read -r x y w h <<<"$(node '^Button' '^All$')"
click $((x + w / 2)) $((y + h / 2))
away
settle
shot fitted
[ "$(differing wide fitted "$timeline")" -lt 400 ] || fail "the timeline is as it was"

say "drag on the ruler filters every pane"
read -r _ y _ _ <<<"$(node '^Canvas' '^Timeline$')"
ruler=$((y + 30))
read -r x _ _ _ <<<"$(node '^Button' '22 March 2024')"
[ -n "$x" ] || fail "the timeline has the event of 22 March 2024"
drag $((x - 20)) $ruler $((x + 20)) $ruler
until_told 'Clear the range' "the range is on, and told as a chip"
away
settle
shot brushed
changed fitted brushed "$timeline" "the timeline"
changed fitted brushed "$figures" "the figures"
key Escape
until_untold 'Clear the range' "Esc takes the range away"

say "search by typing"
key slash
type_text "world bank"
until_told $'^TextInput\t.*\tSearch\tworld bank' "the words are in the search field"
until_told '1 of [1-9]' "it is found"
key Return
away
settle
shot found
changed fitted found "$reader" "the reader"
key Escape Escape Escape

say "another publication date moves the dates that hang on it; undo moves them back"
read -r x y w h <<<"$(node '^Button' '^Publication date')"
click $((x + w / 2)) $((y + h / 2))
key ctrl+a
type_text "2024-10-02"
key Return
until_told '8 October 2024' "8 October is in 2024"
key Escape
key ctrl+z
until_told '8 October 2025' "8 October is in 2025 again"
away

say "the theme, through the palette"
shot light
key ctrl+k
type_text "dark"
key Return
away
settle
shot dark
bright() { identify -format '%[fx:int(100*mean)]' "$shots/$1.png"; }
[ "$(bright dark)" -lt 35 ] || fail "the window is dark (brightness $(bright dark) %)"
key ctrl+k
type_text "light"
key Return
away
settle
shot light
[ "$(bright light)" -gt 75 ] || fail "the window is light (brightness $(bright light) %)"

say "Ctrl+O asks inside the window where the system has no dialog, and opens"
key ctrl+o
until_told 'Open articles and datasets' "the dialog opens"
key ctrl+a
type_text "$dataset"
shot dialog
key Return
until_told 'Olva breaks its banks' "the dataset is open" 20
until_untold 'Open articles and datasets' "the dialog closes"
until_told '9 articles' "nine articles are open"
away
settle
shot dataset

say "Ctrl+Q asks before it drops corrections, and closes"
key ctrl+shift+z
key ctrl+q
until_told 'Leave without saving' "it asks"
shot leave
read -r x y w h <<<"$(node '^Button' '^Leave without saving')"
click $((x + w / 2)) $((y + h / 2))
ended

say "a file named on the command line opens"
start "$dataset"
until_told 'Olva breaks its banks' "the dataset is open" 20
until_told '8 articles' "its eight articles are open"
away
settle
shot argument
end

# ---- the way of a reporter, from articles to a picture ----------------------------------------------------------------

mkdir "$work/articles"
cat >"$work/articles/bridge.txt" <<'END'
Bridge reopens in Vellmar

Published: 10 June 2024

The bridge closed on 3 March 2021 after a flood. Divers found a crack on 12 January 2023 in the third pier. The council signed the contract on 18 December 2023. The mayor opened the bridge again on 8 June 2024.
END
cat >"$work/articles/ferry.txt" <<'END'
Ferry riders, counted

Published: 2 September 2024

The ferry carried 410,000 passengers in 2021. The ferry carried 430,000 passengers in 2023. The ferry carried 390,000 passengers in 2024.
END
cat >"$work/articles/pier.txt" <<'END'
A lantern for the pier

Published: 5 May 2024

A lantern was lit at the old pier on 21 July 2022. The town paid 1.5 million euros for it in 2022.
END

# add_all: says yes to the cards of the files that wait.
add_all() {
    until_told $'\tAdd all\t' "the cards of the files are shown" 20
    local x y w h
    read -r x y w h <<<"$(node '^Button' '^Add all$')"
    click $((x + w / 2)) $((y + h / 2))
    until_told '3 articles' "three articles are open"
}

say "a folder of articles opens to a card each, and all are added"
start "$work/articles"
until_told $'\t3 files\t|\t3 files$' "three files wait" 20
shot cards
add_all

say "the first hints are read and do not come back"
for _ in 1 2; do
    read -r x y w h <<<"$(node '^Button' '^Got it$')"
    click $((x + w / 2)) $((y + h / 2))
done
until_untold $'\tGot it\t' "the hints are gone"

say "one event is found by search"
key slash
type_text "lantern"
until_told '1 of [1-9]' "it is found"
for _ in 1 2 3; do
    told $'^Status\t.*21 July 2022' && break
    key Return
done
until_told $'^Status\t.*21 July 2022.*event [0-9]+ of [0-9]+' "its date, quote and place are told"
shot search
key Escape Escape Escape
until_untold $'^Status\t' "nothing is selected any more"

say "a brush over one year leaves the bars of that year"
until_told $'^Button\t.*, 410,000' "there is a bar for 2021"
until_told $'^Button\t.*, 430,000' "there is a bar for 2023"
read -r first _ _ _ <<<"$(node '^Button' 'Divers.*12 January 2023|12 January 2023')"
read -r last _ wide _ <<<"$(node '^Button' '18 December 2023')"
read -r _ y _ _ <<<"$(node '^Canvas' '^Timeline$')"
[ -n "$first" ] && [ -n "$last" ] || fail "the timeline has the first and the last event of 2023"
shot unbrushed
drag $((first - 2)) $((y + 30)) $((last + 8)) $((y + 30))
until_told 'Clear the range' "the brush is told as a chip"
until_untold $'^Button\t.*, 410,000' "the bar for 2021 is gone"
until_told $'^Button\t.*, 430,000' "the bar for 2023 stays"
away
settle
shot year

say "a click on a bar lands on its sentence"
read -r x y w h <<<"$(node '^Button' ', 430,000')"
click $((x + w / 4)) $((y + h / 2))
until_told $'^Link\t.*selected\t.*430,000' "the reader marks the figure"
until_told $'^Status\t.*The ferry carried 430,000.*figure [0-9]+ of [0-9]+' "its sentence and place are told"
away
settle
shot landed

say "the picture is exported"
key ctrl+e
until_told 'Export a picture or the data' "the dialog opens"
key ctrl+a
type_text "$work/timeline.png"
key Return
for _ in $(seq 100); do
    [ -s "$work/timeline.png" ] && break
    sleep 0.1
done
identify "$work/timeline.png" >/dev/null || fail "the picture is written"
until_told 'Written to' "the window says so"
end

say "the window comes back as it was left, hints read"
start "$work/articles"
add_all
until_untold $'\tGot it\t' "no hint comes back"
end

say "a file that is none says so in the window"
head -c 4096 /dev/urandom >"$work/noise.pdf"
start "$work/noise.pdf"
until_told 'noise\.pdf' "the message names the file" 20
shot noise
end

printf 'window: all %d steps passed in %d s\n' $count $((SECONDS - begun))
