"""Every proof there is: a module with a `PROOF` of its own, named here."""

from __future__ import annotations

from tests.faults import failing, kills, power
from tests.faults.proof import Proof

PROOFS: tuple[Proof, ...] = (kills.PROOF, power.PROOF, failing.PROOF)
BY_NAME = {proof.name: proof for proof in PROOFS}
