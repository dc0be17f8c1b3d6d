"""A clean value for every field of the catalogue, of an invented person; each text carries a mark of its own."""

from typing import Any

WHEN = "2026-11-20T23:45:00+09:00"

VALUES: dict[str, Any] = {
    "call_name": "さくら",
    "legal_name": "架空 花子",
    "danger_kinds": ["suicide"],
    "danger_who": "さくら（危険）",
    "danger_where": "三つ目の橋の上、白い上着。",
    "danger_words": "飛び降りると電話で話した。",
    "prefecture": "東京都",
    "signer_name": "架空 署名子",
    "age_band_now": "16_17",
    "age_band_at_images": "16_17",
    "gender": "not_told",
    "school_stage": "high_school",
    "pattern": "sextortion",
    "harm_code": "SEXTORTION_MINOR",
    "further_harm_codes": ["IMPERSONATION"],
    "exposure": "published",
    "synthetic": "no",
    "narrative": "写真を送ったあと、お金を求められた。",
    "timeline": [{"at": WHEN, "service": "SNS-A", "account": "@kuro_0000", "what": "最初の連絡"}],
    "demand_kinds": ["money"],
    "demand_amount_jpy": 123_457,
    "demands": [
        {
            "asked_at": WHEN,
            "kind": "money",
            "amount": 30,
            "currency": "USD",
            "means": "crypto",
            "account": "0x00000000219ab540356cBB839Cbe05303d7705Fa",
            "until": "2026-11-24T20:00:00+09:00",
            "fulfilled": "no",
        }
    ],
    "paid": "no",
    "payments": [
        {
            "paid_at": WHEN,
            "amount_jpy": 123_457,
            "means": "bank_transfer",
            "institution": "架空銀行",
            "branch": "012",
            "account_type": "ordinary",
            "account": "1234567",
            "holder": "カクウ タロウ",
            "transaction": "T-20261120-001",
        }
    ],
    "promised_payment": "no",
    "offender_deadline": "2026-11-24T20:00:00+09:00",
    "offender_handles": [{"service": "SNS-A", "handle": "@kuro_0000"}],
    "offender_details": "男性を名乗る。関西の言葉。",
    "offender_knows_address": "no",
    "offender_traits": ["unknown", "said_abroad", "pretended"],
    "offender_contact": "lost_touch",
    "locations": [{"url": "https://sns-a.example.com/p/C9aB", "service": "SNS-A", "seen_at": WHEN, "item_id": "C9aB"}],
    "accounts": [{"service": "SNS-A", "handle": "@toko_1111", "url": "https://sns-a.example.com/toko_1111"}],
    "hashes": [{"algorithm": "sha256", "value": "4a5e1e4b" * 8, "computed_by": "own_device"}],
    "evidence_inventory": [
        {"number": 1, "kind": "messages", "description": "やりとりの画面の控え", "taken_at": WHEN, "state": "preserved"}
    ],
    "matter_types": ["takedown", "criminal_complaint"],
    "log_loss_date": "2027-02-20",
    "fee_source": "legal_aid",
    "no_consent_statement": "公開に同意したことはありません。",
    "requests_already_sent": [{"recipient": "プラットフォーム甲", "sent_at": WHEN, "status": "received", "items": 1}],
    "report_to_police": {"made": "made", "made_at": WHEN, "number": "第123号", "desk": "架空警察署 生活安全課"},
    "safe_contact": {
        "ways": [
            {
                "kind": "phone",
                "value": "090-0000-0000",
                "hours": "平日16時から18時",
                "wording": "「図書室です」と名乗る",
                "voicemail": False,
            }
        ]
    },
    "self_harm_asked": "asked_no",
    "guardian_involvement": "not_informed",
    "wishes": {
        "removal": "yes",
        "legal_advice": "yes",
        "care": "not_asked",
        "police": "no",
        "school": "no",
        "guardian": "no",
    },
    "barred_recipients": ["police", "school", "guardian"],
    "self_reports": [
        {"service": "take_it_down", "status": "opened", "told_at": WHEN, "case_number": "TID-20261120-01"}
    ],
    "statistics_agreed": "no",
    "safe_tonight": "yes",
    "speaks_with_us": "self",
    "caller_advised": "夜の窓口の番号を伝えた。",
    "signer": {"role": "authorised", "authority": "本人の賛意", "signed_at": WHEN, "prepared_by": "支援団体つばめ"},
    "legal_ground": "JP-PRIVATE-SEXUAL-IMAGE",
    "explanation": "本人の同意なく公開された私事性的画像である。",
    "good_faith": {"statement": "この通知は正確で完全であると誠実に信じている。", "at": WHEN},
    "reply_contact": {"name": "つばめ 相談窓口", "mail": "desk@tsubame.example.org"},
    "respond_by": "2026-11-23T08:00:00+00:00",
    "next_clock": "2026-11-24",
    "ledger_head": {"number": 12, "hash": "0a" * 32, "at": WHEN},
    "items": [{"kind": "url", "value": "https://sns-a.example.com/p/C9aB", "number": 1, "service": "SNS-A"}],
}
