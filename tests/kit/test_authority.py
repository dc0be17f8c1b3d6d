import ssl
import stat
from pathlib import Path

from cryptography import x509
from cryptography.x509.verification import PolicyBuilder, Store

from hub.kit.authority import make_authority


def test_the_demo_certificate_is_accepted_by_a_strict_verifier_for_this_machine(tmp_path: Path) -> None:
    ca_file, certificate_file, key_file = make_authority(tmp_path)

    authority = x509.load_pem_x509_certificate(ca_file.read_bytes())
    certificate = x509.load_pem_x509_certificate(certificate_file.read_bytes())
    verifier = PolicyBuilder().store(Store([authority])).build_server_verifier(x509.DNSName("localhost"))

    assert verifier.verify(certificate, [])
    ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(certificate_file, key_file)


def test_the_key_is_for_its_owner_only_and_a_second_making_replaces_it(tmp_path: Path) -> None:
    *_, key_file = make_authority(tmp_path)
    first = key_file.read_bytes()

    make_authority(tmp_path)

    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert key_file.read_bytes() != first
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ca.pem", "server.key", "server.pem"]
