"""The faults done to the program: `python -m tests.faults [name ...] [--long] [--rounds N] [--seed N]`.

Without a name, all of them; exit status 0 where each holds. A proof whose programs this machine lacks is told and counts as not
held.
"""

from __future__ import annotations

import argparse
import random
import sys

from tests.faults.declared import BY_NAME, PROOFS
from tests.faults.proof import Proof, hold


def main(arguments: list[str]) -> int:
    """Do the proofs that were named."""
    asked = _read(arguments)
    names = asked.names or [*BY_NAME]
    failed = [name for name in names if not _held(BY_NAME[name], asked)]
    if failed:
        sys.stdout.write(f"NOT HELD: {', '.join(failed)}\n")
    sys.stdout.write(f"{len(names) - len(failed)} passed, {len(failed)} failed\n")
    return bool(failed)


def _held(proof: Proof, asked: argparse.Namespace) -> bool:
    missing = proof.missing()
    if missing:
        sys.stdout.write(f"{proof.name}: NOT RUN, this machine has no {', '.join(missing)}\n")
        return False
    rounds = asked.rounds or (proof.long if asked.long else proof.short)
    seed = random.SystemRandom().randrange(2**31) if asked.seed is None else asked.seed
    return hold(proof, rounds, long=asked.long, seed=seed)


def _read(arguments: list[str]) -> argparse.Namespace:
    listed = "\n".join(f"  {proof.name:<12} {proof.shows} ({proof.short:,}; {proof.long:,})" for proof in PROOFS)
    parser = argparse.ArgumentParser(
        "python -m tests.faults", epilog=f"(short; long)\n{listed}", formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("names", nargs="*", choices=[*BY_NAME, []], metavar="name")
    parser.add_argument("--long", action="store_true", help="as often as in the long form, and all that belongs to it")
    parser.add_argument("--rounds", type=int, default=0, help="so often instead")
    parser.add_argument("--seed", type=int, default=None, help="the dice; else others every time")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
