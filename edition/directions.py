"""Whom a loaded passage favours or harms, in words."""

#: as the column `direction` of the bias notes has it -> as it is printed
DIRECTIONS = {
    "pro-khrushchev": "for Khrushchev",
    "anti-khrushchev": "against Khrushchev",
    "pro-stalin": "for Stalin",
    "anti-stalin": "against Stalin",
    "pro-party": "for the party",
    "anti-party": "against the party",
    "pro-west": "for the West",
    "anti-west": "against the West",
    "pro-source": "for the source itself",
    "none": "for nobody in particular",
}
