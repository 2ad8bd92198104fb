"""The views of sign-in (`sign_in`) and of one's own account (`account`)."""
