"""Each permission in words, for whoever confirms what a machine may do."""

from collections.abc import Mapping

from hub.identity.permissions.meanings import PERMISSIONS
from hub.identity.permissions.roles import Permission
from hub.kit.text import Text

P = Permission

_JA: Mapping[Permission, str] = {
    P.CASE_READ: "担当するケースを読む",
    P.CASE_WRITE: "ケースを開き、記録し、閉じる",
    P.CONSENT_WRITE: "本人の同意と拒否を記録する",
    P.CONSENT_WITHDRAW: "同意を取り消す、短くする",
    P.DISCLOSURE_PREVIEW: "何が出ていくかを前もって見る",
    P.REFERRAL_READ: "紹介を読む（受け取ったものも）",
    P.REFERRAL_SEND: "紹介を作り、送り、取り消す",
    P.REFERRAL_ANSWER: "受け取った紹介に答え、内容を読む",
    P.TAKEDOWN_READ: "削除依頼を読む（受け取ったものも）",
    P.TAKEDOWN_SEND: "削除依頼を送り、取り消す",
    P.TAKEDOWN_ANSWER: "受け取った削除依頼に一件ずつ答える",
    P.HOLDING_ANSWER: "保管しているものについて答える",
    P.DELIVERY_READ: "送信の状況を見る（内容なし）",
    P.DELIVERY_REDELIVER: "もう一度送る",
    P.LEDGER_READ: "ケースの台帳を読む",
    P.PROVISION_READ: "組織の台帳全体と提供の記録を読む",
    P.TEAM_MANAGE: "担当者を決める",
    P.ALARM_READ: "警報を見る",
    P.MEMBERS_MANAGE: "職員を招く、外す",
    P.AGREEMENT_READ: "協定を見る",
    P.AGREEMENT_END: "協定を終える",
    P.PROVIDER_MANAGE: "組織のサインインを設定する",
    P.KEYS_MANAGE: "組織の鍵を変える",
    P.ROUTE_MANAGE: "届け先を変える",
    P.ORGANISATION_VOUCH: "新しい団体を推薦する",
    P.DIRECTORY_READ: "団体の一覧を見る",
    P.CLIENTS_MANAGE: "プログラムを登録する、外す",
    P.CASE_EXPORT: "組織の控えを書き出す",
    P.EMERGENCY_OVERRIDE: "命の危険を申し立て、確認する",
    P.OWN_DUTY: "組織自身の義務による通告を申請し、確認する",
    P.STANDING_MANAGE: "夜間の確認先を決める",
}
SCOPE_WORDS: Mapping[Permission, Text] = {one: Text(_JA[one], PERMISSIONS[one]) for one in Permission}
"""In both languages; a permission without words is an error at import."""
