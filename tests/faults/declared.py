"""Every proof there is: a module with a `PROOF` of its own, named here."""

from __future__ import annotations

from tests.faults import acts, damage, drills, hostile, plain_text, tampering
from tests.faults.proof import Proof

PROOFS: tuple[Proof, ...] = (acts.PROOF, damage.PROOF, drills.PROOF, hostile.PROOF, plain_text.PROOF, tampering.PROOF)
BY_NAME = {proof.name: proof for proof in PROOFS}
