"""Clean texts, made up for the tests, that repair must leave as they are."""

from __future__ import annotations

NOTICE = """清河市教育局关于做好义务教育招生入学工作的通知
各县（市、区）教育局，局属各学校：
　　为做好2026年义务教育招生入学工作，现就有关事项通知如下。
　　（一）切实加强组织领导
　　各地要落实属地管理责任，研究制定工作方案，报市人民政府同意后实施。
　　（二）严格规范招生程序
　　1．报名时间：6月10日9:30至6月15日18:00，咨询电话0123-4567890。
　　2．学费标准：每生每学期1,250元；住宿费另行收取（见附表）。
　　（三）认真落实资助政策
　　家庭经济困难学生可以申请补助，办法见《清河市学生资助管理办法》（清教发〔2025〕8号）。
　　（四）做好政府信息公开
　　继续通过微信公众平台公布学区划分情况，方便公众查询，主动接受社会监督。
清河市教育局
2026年5月6日"""

# Words that a spinner also puts in, each used rightly.
EVERYDAY = """学校要改善办学环境，加强班级环境布置。
当局者迷，旁观者清。教导处负责排课，教导主任签字后生效。
住院期间由家属看护，费用申报按规定办理。
志愿调剂由招生办统一组织；办事指南见官网（https://jyj.example/a,b:8080/?q=(1)）。
本次活动的法子很多，大众喜闻乐见。"""

TRADITIONAL = """教育局關於公開招聘教師的通告
應徵者須於五月三十一日前把申請表(連同學歷證明)送交本局,逾期恕不受理。
查詢電話:2345 6789。"""

TEACHING = """本课生字：重（chóng）庆、行（xíng）走、长（zhǎng）大。
注音练习：学(xué)、校(xiào)、老(lǎo)师。
多音字：着(zhe)急、着(zháo)火。"""

FOREIGN = """L'école française — Les élèves à l'université, déjà vus: « été ».
Größe: 5 µm ± 0,3; ×××× 20××年，20××年××月××日。
Naïve café, El Niño, ÅÄÖ."""

SIGNS = "①②③ ■ ● ★ □ √ ※ ℃ ‰ ┌─┬─┐ │表│格│ └─┴─┘\n。┌──┐\n👨‍👩‍👧 家长"

ALL = (NOTICE, EVERYDAY, TRADITIONAL, TEACHING, FOREIGN, SIGNS)
