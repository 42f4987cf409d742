"""How many planted mistakes the checks find, and how much else they say."""
