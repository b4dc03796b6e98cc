"""ACLED's event types and sub-event types, as one name each (public vocabulary)."""

__all__ = ["EVENT_TYPES"]

EVENT_TYPES: tuple[str, ...] = tuple(
    f"{event} / {sub_event}"
    for event, sub_events in (
        (
            "Battles",
            (
                "Armed clash",
                "Government regains territory",
                "Non-state actor overtakes territory",
            ),
        ),
        (
            "Explosions/Remote violence",
            (
                "Chemical weapon",
                "Air/drone strike",
                "Suicide bomb",
                "Shelling/artillery/missile attack",
                "Remote explosive/landmine/IED",
                "Grenade",
            ),
        ),
        (
            "Violence against civilians",
            ("Sexual violence", "Attack", "Abduction/forced disappearance"),
        ),
        (
            "Protests",
            (
                "Peaceful protest",
                "Protest with intervention",
                "Excessive force against protesters",
            ),
        ),
        ("Riots", ("Violent demonstration", "Mob violence")),
        (
            "Strategic developments",
            (
                "Agreement",
                "Arrests",
                "Change to group/activity",
                "Disrupted weapons use",
                "Headquarters or base established",
                "Looting/property destruction",
                "Non-violent transfer of territory",
                "Other",
            ),
        ),
    )
    for sub_event in sub_events
)
"""Event type / sub-event type, the most violent first."""
