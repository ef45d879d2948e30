//! Logs to import, always the same ones, in the very bytes that the page
//! exports.

use serde_json::{Value, json};

const ASKED: [&str; 12] = [
    "晚上八点以后网速很慢",
    "宽带经常掉线",
    "换了路由器以后上不了网",
    "拨号报错 691",
    "看 IPTV 卡顿",
    "卧室 WiFi 信号弱",
    "光猫 LOS 灯闪红",
    "忘记宽带密码",
    "测速达不到签约速率",
    "玩游戏延迟高",
    "网页打不开",
    "电视提示 1302",
];
const ANSWERED: [&str; 8] = [
    "请客户重启光猫后恢复",
    "已派单给装维，约定明天上午上门",
    "指导客户更换网线后正常",
    "建议改用 5G 频段",
    "核对账号后重新拨号成功",
    "远程下发配置后恢复正常",
    "请客户查看指示灯，判断为外线故障",
    "解释资费并办理提速",
];
const RESULTS: [&str; 4] = ["", "solved_online", "dispatched", "escalated"];
const FOLLOW_UPS: [&str; 4] = ["", "satisfied", "not_satisfied", "not_reached"];
const CHANNELS: [&str; 3] = ["phone", "wechat", "app"];
const CATEGORIES: [&str; 4] = ["slow", "offline", "account", "service_plaint"];

/// Puts 20,000 entries straight into the database, of which 4,000 ask for a
/// bill; for `log_rows::write`.
pub const SAME: &str = "meta.put('1', 'schema');
    const asked = ['晚上网速慢，打游戏掉线', '光猫红灯闪，无法上网', '宽带账单多收了费用', '电视盒子黑屏', 'router restarts by itself'];
    for (let i = 1; i <= 20000; i++) {
        const id = 1700000000000 + i;
        const day = new Date(Date.UTC(2026, 3, 7) - (20000 - i) * 600000).toISOString().slice(0, 10);
        log.put(JSON.stringify({ id, date: day, channel: 'phone', category: 'slow', question: asked[i % 5] + '，第' + i + '次',
            answer: '先测速，再重启光猫' }), String(id).padStart(16, '0'));
    }";

/// So many entries as a busy desk would write them, from January 2026 on; each
/// 50th is a case.
pub fn many(count: u64) -> Vec<Value> {
    let mut seed = 1_u64;
    let mut pick = move |most: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(99);
        (seed >> 33) as usize % most
    };
    let one = |key: u64| {
        let tail = char::from_u32(0x4E00 + pick(3_000) as u32).unwrap_or('楼');
        let (asked, house) = (ASKED[pick(12)], pick(400));
        let more = ASKED[pick(12)];
        let mut entry = json!({
            "id": 1_767_200_000_000 + key * 60_000,
            "date": format!("2026-{:02}-{:02}", 1 + key * 4 / (count + 1), 1 + pick(28)),
            "channel": CHANNELS[pick(3)],
            "category": CATEGORIES[pick(4)],
            "question": format!("{asked}，{tail}楼{house}号，{more}"),
            "answer": format!("{}。{}", ANSWERED[pick(8)], ANSWERED[pick(8)]),
        });
        for (field, word) in [
            ("result", RESULTS[pick(4)]),
            ("follow_up", FOLLOW_UPS[pick(4)]),
        ] {
            if !word.is_empty() {
                entry[field] = word.into();
            }
        }
        if key.is_multiple_of(50) {
            let (second, third) = (pick(3_000) as u32, pick(3_000) as u32);
            let odd = |n| char::from_u32(0x4E00 + n).unwrap_or('楼');
            entry["case"] = json!({
                "title": format!("{asked}之{}{}", odd(second), odd(third)),
                "answer": format!("{}，再{}，编号{key}", ANSWERED[pick(8)], ANSWERED[pick(8)]),
            });
        }
        entry
    };
    (1..=count).map(one).collect()
}

/// An entry as it's written: the fields in the format's order.
pub fn written(entry: &Value) -> String {
    const FIELDS: [&str; 9] = [
        "id",
        "date",
        "channel",
        "category",
        "question",
        "answer",
        "result",
        "follow_up",
        "case",
    ];
    let field = |name: &&str| {
        let value = entry.get(*name)?;
        let value = match (value.get("title"), value.get("answer")) {
            (Some(title), Some(answer)) => format!("{{\"title\":{title},\"answer\":{answer}}}"),
            _ => value.to_string(),
        };
        Some(format!("\"{name}\":{value}"))
    };
    let fields: Vec<_> = FIELDS.iter().filter_map(field).collect();
    format!("{{{}}}", fields.join(","))
}

/// A file of the log, as the page writes it.
pub fn file_of(entries: &[Value]) -> String {
    let rows: Vec<_> = entries.iter().map(written).collect();
    lines(&rows)
}

/// The same of entries as they stand.
pub fn lines(rows: &[String]) -> String {
    let program = env!("CARGO_PKG_VERSION");
    let rows: String = rows.join(",\n");
    format!(
        "{{\"format\":\"kaohe-log\",\"version\":1,\"program\":\"{program}\",\"entries\":[\n{rows}\n]}}\n"
    )
}
