"""Every proof there is, in the order they are done; another one is named here."""

from __future__ import annotations

from tests.faults import (
    acts,
    clocks,
    damage,
    drills,
    failing,
    full_disk,
    hostile,
    kills,
    plain_text,
    power,
    size_limit,
    sockets,
    starts,
    tampering,
)
from tests.faults.proof import Proof

PROOFS: tuple[Proof, ...] = (
    kills.PROOF,
    starts.SECOND,
    starts.AFTER_KILL,
    power.PROOF,
    failing.PROOF,
    size_limit.PROOF,
    full_disk.PROOF,
    damage.PROOF,
    drills.PROOF,
    plain_text.PROOF,
    hostile.PROOF,
    tampering.PROOF,
    acts.PROOF,
    sockets.PROOF,
    clocks.PROOF,
)
BY_NAME = {proof.name: proof for proof in PROOFS}
