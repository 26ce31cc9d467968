"""Tiers of the tables that libraries bring along. None of them holds anything in Samar today."""

THIRD_PARTY_TIERS = {
    "auth.Permission": {"T0": "id name content_type codename"},
    "auth.Group": {"T0": "id name permissions"},
    "auth.Group_permissions": {"T0": "id group permission"},
    "auth.User": {
        "T1": "id password last_login is_superuser username first_name last_name email is_staff is_active date_joined"
    },
    "contenttypes.ContentType": {"T0": "id app_label model"},
    "account.EmailAddress": {"T0": "id", "T1": "user email verified primary"},
    "account.EmailConfirmation": {"T0": "id", "T1": "email_address created sent key"},
}
