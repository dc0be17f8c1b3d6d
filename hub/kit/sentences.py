"""Every code that a caller can meet, with its sentence: what is wrong and what to do next."""

from hub.kit.text import Text

SENTENCES: dict[str, Text] = {
    # input
    "not_found": Text("見つかりません。番号を確かめてください。", "Nothing was found. Check the id."),
    "required": Text("この項目が必要です。", "This field is required."),
    "malformed": Text("形式が正しくありません。", "This does not have the expected form."),
    "too_long": Text("長すぎます。短くしてください。", "This is too long. Shorten it."),
    "out_of_range": Text("使える範囲の外です。", "This is outside the allowed range."),
    "unknown_field": Text("この項目は項目一覧にありません。", "The catalogue does not know this field."),
    "image_content": Text(
        "画像は受け取れません。場所（URL）だけを書いてください。",
        "We can't take images. Please write only where it is.",
    ),
    "hash_by_staff_of_minor": Text(
        "18歳未満の可能性がある画像のハッシュは、職員が作ってはいけません。",
        "Staff must not hash an image of a person who is or may be under 18.",
    ),
    # who asks
    "unauthenticated": Text("有効なトークンが必要です。", "A valid token is needed."),
    "not_permitted": Text("この操作は許可されていません。", "Your role or token does not permit this."),
    "step_up_needed": Text(
        "もう一度サインインして、本人であることを確かめてください。",
        "Sign in again to confirm that it is you, then repeat this.",
    ),
    "session_over": Text(
        "サインインが終わっています。何も変わっていません。もう一度サインインしてください。",
        "Your sign-in has ended, and nothing was changed. Please sign in again.",
    ),
    "sign_in_refused": Text(
        "サインインできませんでした。もう一度ためすか、管理者に電話してください。",
        "You could not be signed in. Try again, or telephone your administrator.",
    ),
    "sign_in_word_unknown": Text(
        "このことばの組織は見つかりません。つづりを確かめるか、管理者に聞いてください。",
        "No organisation with this word signs in here. Check the spelling, or ask your administrator.",
    ),
    "no_provider": Text(
        "この組織には自分のサインインがありません。パスキーを作ってください。",
        "This organisation has no sign-in of its own. Make a passkey.",
    ),
    "step_up_refused": Text(
        "本人を確かめられませんでした。もう一度ためしてください。",
        "This did not show that it is you. Please try again.",
    ),
    "passkey_refused": Text(
        "このパスキーは登録できませんでした。はじめからやり直してください。",
        "This passkey could not be registered. Begin again from the start.",
    ),
    "last_passkey": Text(
        "最後のパスキーは外せません。先に別のパスキーを登録してください。",
        "The last passkey cannot be removed. Register another one first.",
    ),
    "invitation_not_open": Text(
        "この招待は使えません。リンクとコードを確かめるか、招待した人に電話でたずねてください。",
        "This invitation cannot be used. Check the link and the code, or telephone whoever invited you.",
    ),
    "last_admin": Text(
        "最後の管理者は外せません。先に別の管理者を招待してください。",
        "The last administrator cannot be let go. Invite another one first.",
    ),
    "has_admin": Text(
        "この組織には管理者がいます。その人に招待してもらってください。",
        "This organisation has an administrator. Ask that person for an invitation.",
    ),
    "too_many_requests": Text(
        "要求が多すぎます。Retry-After の秒数を待ってください。",
        "This client asks too often. Wait the seconds that Retry-After says.",
    ),
    "private_key": Text(
        "秘密鍵が含まれています。この鍵はもう使わず、新しい鍵の公開部分だけを登録してください。",
        "This holds a private key. Use it no more: make a new one and register its public half alone.",
    ),
    "key_unsupported": Text(
        "この種類の鍵は使えません。P-256、Ed25519、または2048～4096ビットのRSAの署名鍵にしてください。",
        "This kind of key is not taken. Use a signing key on P-256 or Ed25519, or RSA of 2048 to 4096 bits.",
    ),
    "key_known": Text(
        "この鍵またはkidは一度登録されています。新しい鍵を作ってください。",
        "This key, or its kid, was registered before. Make a new key.",
    ),
    "client_ended": Text(
        "この機械の登録は終了しています。新しく登録してください。",
        "This client has ended. Register a new one.",
    ),
    "idempotency_key_reused": Text(
        "同じキーが別の内容で使われました。新しいキーを使ってください。",
        "This idempotency key was used with other input. Use a new key.",
    ),
    # an organisation's own identity provider
    "sign_in_word_taken": Text(
        "このサインイン名はほかの組織が使っています。別の名前を選んでください。",
        "Another organisation uses this sign-in word. Choose another one.",
    ),
    "account_taken": Text(
        "このアカウントは結び付けられません。管理者に連絡してください。",
        "This account cannot be linked here. Tell your organisation's administrator.",
    ),
    "provider_unreachable": Text(
        "プロバイダーに届きません。アドレスを確かめ、外から https で開けるようにしてください。",
        "The provider cannot be reached. Check the address, and that it answers over https from outside.",
    ),
    "provider_answer_unreadable": Text(
        "プロバイダーの答えを読めません。64KiBまでのJSONで、転送なしで答える必要があります。",
        "The provider's answer cannot be read. It must be JSON of at most 64 KiB.",
    ),
    "provider_issuer_differs": Text(
        "プロバイダーが名乗る issuer が、登録した issuer と同じではありません。一字一句同じにしてください。",
        "The issuer that the provider names is not the one that was set. Set it exactly as the provider writes it.",
    ),
    "provider_address_unfit": Text(
        "このアドレスは使えません。https:// で始まる、利用者名のないアドレスにしてください。",
        "This address cannot be used. It must begin with https:// and hold no user name.",
    ),
    "provider_without_code": Text(
        "プロバイダーが認可コードフローを示していません。プロバイダーの設定で有効にしてください。",
        "The provider does not offer the authorization code flow. Turn it on there.",
    ),
    "provider_without_pkce": Text(
        "プロバイダーがPKCE（S256）を示していません。プロバイダーの設定で有効にしてください。",
        "The provider does not offer PKCE with S256. Turn it on there.",
    ),
    "provider_without_algorithm": Text(
        "IDトークンの署名方式が使えません。RS256、PS256、ES256、EdDSAのどれかにしてください。",
        "The provider signs ID tokens in no way that we take. Let it use RS256, PS256, ES256 or EdDSA.",
    ),
    "provider_without_method": Text(
        "プロバイダーは、選んだクライアント認証の方法を受け付けません。別の方法を選んでください。",
        "The provider does not take the chosen way of client authentication. Choose another one.",
    ),
    "provider_without_key": Text(
        "プロバイダーの公開鍵の中に、使える署名用の鍵がありません。",
        "Among the provider's keys there is none for signatures that we can use. Let it publish one.",
    ),
    # how the API is asked
    "method_not_allowed": Text("この操作はPOSTで送ってください。", "Send this operation by POST."),
    "media_type_unsupported": Text(
        "本文は application/json（UTF-8）で送ってください。", "Send the body as application/json in UTF-8."
    ),
    "not_acceptable": Text(
        "答えは application/graphql-response+json か application/json だけです。",
        "Answers are application/graphql-response+json or application/json.",
    ),
    "body_too_large": Text("本文が大きすぎます（20万バイトまで）。", "The body is larger than 200,000 bytes."),
    "body_too_slow": Text("本文が時間内に届きませんでした。", "The body did not arrive in time."),
    "body_malformed": Text("本文をJSONとして読めません。", "The body cannot be read as a GraphQL request in JSON."),
    "document_malformed": Text("GraphQLの文を読めません。", "The GraphQL document cannot be read."),
    "document_invalid": Text("GraphQLの文がスキーマに合いません。", "The GraphQL document does not fit the schema."),
    "operation_unknown": Text("実行する操作を一つ選んでください。", "Name one operation of the document."),
    "limit_exceeded": Text(
        "要求が大きすぎます。小さく分けてください。", "The request asks for too much at once. Divide it."
    ),
    "unavailable": Text(
        "いまは答えられません。少し待って同じ要求を送ってください。", "Not now. Send the same again shortly."
    ),
    "internal": Text(
        "内部の問題です。参照番号を運営者に伝えてください。",
        "Something went wrong inside. Give the operator the reference.",
    ),
    # moves
    "wrong_move": Text("いまの状態からこの操作はできません。", "This move is not allowed from the present status."),
    "not_your_move": Text("この操作は相手側だけができます。", "Only the other party may make this move."),
    "reason_required": Text("理由コードが必要です。", "A reason code is required."),
    "second_member_needed": Text(
        "提案した団体とは別の会員団体を指定してください。",
        "Name another member organisation than the one that proposes.",
    ),
    "vouching_incomplete": Text(
        "二つ目の会員団体がまだ確認していません。確認を待ってください。",
        "The second member has not confirmed this newcomer. Wait for its answer.",
    ),
    "proposal_ended": Text(
        "提案から30日が過ぎました。必要なら、もう一度提案してください。",
        "The proposal ended after 30 days. Propose the organisation again if it is still wanted.",
    ),
    "voucher_left": Text(
        "推薦した団体の一方が、いまは会員ではありません。別の二団体でもう一度提案してください。",
        "One of the two that vouched is not a member now. Two members have to propose the organisation again.",
    ),
    "invited_by_its_own": Text(
        "運営者が登録できるのは、団体の最初の管理者だけです。ほかの人は、その団体の管理者が招待します。",
        "The operator takes in an organisation's first administrator only (--role admin). That administrator invites "
        "everybody else.",
    ),
    "vetting_needed": Text(
        "会員がいるので、直接は登録できません。会員の提案と、別の会員の確認が必要です。",
        "There are members already: a newcomer is proposed by one (proposeOrganisation), confirmed by a second "
        "(confirmOrganisation), and then let in with `organisation activate`.",
    ),
    "stale": Text(
        "ほかの人が先に変えました。読み込み直してください。", "Somebody changed this first. Reload and try again."
    ),
    "too_many_checks": Text(
        "照合の回数が上限に達しました。", "No more conflict checks are possible for this referral."
    ),
    "items_unanswered": Text("まだ答えのない項目があります。", "Some items still wait for a final answer."),
    "item_twice": Text("同じ場所が二度あります。", "This place is in the request twice."),
    "no_public_key": Text(
        "有効な組織の公開鍵が登録されていません。管理者2人で新しい鍵を登録してください。",
        "Your organisation has no valid public key for this. Two of its administrators must register a new one.",
    ),
    "secret_key_given": Text(
        "これは秘密鍵です。もう秘密ではないので、新しい鍵の組を作り、公開鍵だけを登録してください。",
        "This holds a secret key, which is no longer secret. Make a new pair and give only its public half.",
    ),
    "release_closed": Text(
        "この資料はもう開けません。送り主に確かめてください。", "This can no longer be opened. Ask the sender."
    ),
    "case_closed": Text(
        "この記録は終了しています。", "This case is closed: nothing more is recorded in it or leaves it."
    ),
    "undo_too_late": Text(
        "取り消しは、もう戻せません。鍵が消されたか、7日が過ぎました。",
        "This can no longer be undone: the keys are gone, or seven days have passed.",
    ),
    # two people
    "act_same_person": Text(
        "申請した本人は確認できません。ほかの人に頼んでください。",
        "Whoever asked for this cannot confirm it. Ask another person.",
    ),
    "act_asker_left": Text(
        "申請した人は、もうこの組織にいません。ほかの人がもう一度申請してください。",
        "Whoever asked for this is no longer with your organisation. Somebody else must ask for it again.",
    ),
    "act_expired": Text(
        "期限が過ぎました。何も行われていません。もう一度申請してください。",
        "This was not confirmed in time, and nothing was done. Ask for it again.",
    ),
    "act_decided": Text(
        "この申請はすでに確認されたか、取り下げられました。一覧を読み込み直してください。",
        "This was confirmed or declined already. Reload the list.",
    ),
    "act_unreadable": Text(
        "この申請の内容を開けません。何も行われていません。もう一度申請してください。",
        "What was asked for cannot be opened, and nothing was done. Ask for it again.",
    ),
    "two_people_needed": Text(
        "この組織にはすでに登録があります。変更には組織の2人の確認が必要です（requestKeyChange、requestEndpointChange）。",
        "This organisation has one already. Changing it takes two of its own people: one asks "
        "(requestKeyChange, requestEndpointChange), another confirms (confirmAct).",
    ),
    "already_registered": Text(
        "この鍵は登録済みか、前に登録されたものです。新しい鍵の組を作ってください。",
        "This key is registered, or was once. Make a new pair.",
    ),
    "too_many_challenges": Text(
        "確認の送信は5回までです。取り下げて、もう一度申請してください。",
        "The challenge was sent five times. Take this back and ask for it again.",
    ),
    "endpoint_silent": Text(
        "新しい送り先に届かないか、正しい答えがありません。送り先の設定を確かめてください。",
        "The new endpoint could not be reached or did not give the challenge back. Check it and send again.",
    ),
    "challenge_unanswered": Text(
        "新しい鍵または送り先の確認がまだです。送られた文字列を返してください。",
        "The new key or endpoint has not proved itself yet. Give back what was sealed to it or sent there.",
    ),
    "challenge_wrong": Text(
        "返された文字列が違います。新しい鍵で開いた文字列をそのまま返してください。",
        "This is not what was sealed to the new key or sent to the new address. Give that back unchanged.",
    ),
    # who works on a case
    "role_without_cases": Text(
        "この役割では相談記録を読めません。別の人を選んでください。", "This role reads no cases. Choose somebody else."
    ),
    "last_of_team": Text(
        "担当者がいなくなります。先に別の人を加えてください。",
        "Nobody would be left to work on this case. Add somebody first.",
    ),
    "own_alarm": Text(
        "自分についての警告は、ほかの人が確かめます。",
        "This alarm is about your own reading: somebody else looks at it.",
    ),
    "withdrawn_meanwhile": Text(
        "申請のあとで、本人が取り消しました。何も伝えられていません。命の危険が続くなら、もう一度申請してください。",
        "The person withdrew after this was asked for, and nothing left. If life is still in danger, ask again.",
    ),
    "export_over": Text(
        "書き出せる時間が過ぎました。もう一度申請してください。",
        "The time to take this along is over. Ask for it again.",
    ),
    # rules of disclosure
    "no_consent": Text(
        "この相手先への同意がありません。", "The person has not consented to this recipient and purpose."
    ),
    "consent_refused": Text("本人はこの相手先を断りました。", "The person refused this recipient."),
    "consent_withdrawn": Text("本人は同意を取り消しました。", "The person withdrew this consent."),
    "consent_expired": Text("同意の期限が過ぎました。もう一度たずねてください。", "The consent has ended. Ask again."),
    "assent_missing": Text("本人（未成年）の賛意が記録されていません。", "The minor's own assent is not recorded."),
    "guardian_consent_unrecorded": Text(
        "保護者の同意、またはない理由を記録してください。",
        "Record the guardian's consent, or the reason why there is none.",
    ),
    "guardian_informed_unrecorded": Text(
        "保護者に知らせるかどうか、知らせない理由を記録してください。",
        "Record whether a guardian is informed, and the reason where not.",
    ),
    "abroad_not_accepted": Text(
        "国外の相手先です。国と保護のしくみを説明し、本人の答えを記録してください。",
        "The recipient is abroad. Explain the country and its protection, and record the person's answer.",
    ),
    "barred_recipient": Text("本人が伝えないと決めた相手先です。", "The person said: never this recipient."),
    "duty_reaches_barred": Text(
        "この相手先には、本人が断った先への報告義務があります。文を読み上げ、本人の答えを記録してください。",
        "This recipient must report to one whom the person barred. Read the sentence aloud and record the answer.",
    ),
    "onward_report_refused": Text(
        "本人は、この報告義務のある相手先に伝えることを断りました。",
        "The person said no to this recipient because of its duty to report.",
    ),
    "duties_unknown": Text(
        "この相手先の報告義務が登録されていません。運営者に連絡してください。",
        "The recipient's reporting duties are not recorded. Ask the operator.",
    ),
    "no_agreement": Text(
        "この相手先との取り決めが、きょうは有効ではありません。", "No agreement with this recipient covers today."
    ),
    "purpose_not_agreed": Text("取り決めにない目的です。", "The agreement does not cover this purpose."),
    "no_route": Text("この相手先への送り方が登録されていません。", "No route to this recipient is recorded."),
    "connector_unknown": Text("この送り方は使えません。", "The connector of this route is not installed."),
    "purpose_not_served": Text("この相手先の様式にない目的です。", "The partner's form does not serve this purpose."),
    "not_consented": Text("本人が同意していない項目です。", "The person did not consent to this field."),
    "not_agreed": Text("取り決めにない項目です。", "The agreement does not contain this field."),
    "not_needed": Text("この相手先に必要のない項目です。", "The recipient does not need this field."),
    "never_leaves": Text("この項目は外に出ません。", "This field never leaves the organisation."),
    "no_generalised_form": Text("この項目には、ぼかした形がありません。", "This field has no generalised form."),
    "not_in_offer": Text("引き受けの前には伝えない項目です。", "This field is not told before acceptance."),
    "widening_needs_given": Text(
        "同意を広げるには、本人に改めてたずねてください。", "To widen a consent, ask the person again."
    ),
    "not_recorded": Text("まだ記録されていません。", "Nothing is recorded in this field yet."),
    "nothing_to_send": Text("送れる項目がありません。", "Nothing is left that may be sent."),
    "safe_contact_incomplete": Text(
        "連絡先には、安全な時間帯と言い方が必要です。", "A contact way needs its safe hours and safe wording."
    ),
    "evidence_not_preserved": Text(
        "先に証拠の保全を確かめるか、保全しないことを記録してください。",
        "Confirm or waive preservation of evidence first.",
    ),
    "identity_in_text": Text(
        "本人の名前や連絡先が文に入っています。消してください。",
        "This text names the person or her contact. Take it out.",
    ),
    "signer_missing": Text("署名者と権限が必要です。", "The signer and the authority are required."),
}
"""Code to sentence. A code is permanent: callers may branch on it."""
