<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>AgeingCard</name>
    <message>
        <source>Nothing is owed</source>
        <translation>没有欠费</translation>
    </message>
    <message>
        <source>{share} of the balance: {bucket}</source>
        <translation>欠费的 {share} 为{bucket}</translation>
    </message>
    <message>
        <source>Balance of bills by age (10k yuan), as of {day}</source>
        <translation>应收电费余额按账龄（万元），截至 {day}</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>账龄</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>户数</translation>
    </message>
    <message>
        <source>Balance (yuan)</source>
        <translation>余额(元)</translation>
    </message>
</context>
<context>
    <name>AnalysisScreen</name>
    <message>
        <source>Analysis</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>Calculate scores</source>
        <translation>计算评分</translation>
    </message>
    <message>
        <source>Find groups</source>
        <translation>客户分群</translation>
    </message>
    <message>
        <source>Scores as of {day}</source>
        <translation>评分截至 {day}</translation>
    </message>
    <message>
        <source>Not scored yet</source>
        <translation>尚未评分</translation>
    </message>
    <message>
        <source>Calculating scores</source>
        <translation>计算评分</translation>
    </message>
    <message>
        <source>Groups found: {count}</source>
        <translation>已分出 {count} 个客户群</translation>
    </message>
    <message>
        <source>Finding groups</source>
        <translation>客户分群</translation>
    </message>
    <message>
        <source>Customers scored: {count}</source>
        <translation>已为 {count} 户评分</translation>
    </message>
    <message>
        <source>Import data</source>
        <translation>导入数据</translation>
    </message>
    <message>
        <source>Nothing to analyse yet</source>
        <translation>还没有可以分析的数据</translation>
    </message>
    <message>
        <source>There are no bills in the workspace.</source>
        <translation>工作区中没有账单。</translation>
    </message>
    <message>
        <source>Scores show how the risk of arrears is spread.</source>
        <translation>评分后可以看到欠费风险的分布。</translation>
    </message>
</context>
<context>
    <name>BandsCard</name>
    <message>
        <source>How risk is spread</source>
        <translation>风险分布</translation>
    </message>
    <message>
        <source>{customers} of the customers, at high risk, hold {owed} of the arrears</source>
        <translation>{customers} 的高风险客户占欠费的 {owed}</translation>
    </message>
    <message>
        <source>Customers by probability of arrears · too little data: {count}</source>
        <translation>户数按欠费概率分布 · 资料不足 {count} 户</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>户数</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Owed (yuan)</source>
        <translation>欠费(元)</translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>Show as chart</source>
        <translation>显示为图</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>显示为表格</translation>
    </message>
</context>
<context>
    <name>CheckColumns</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>识别为</translation>
    </message>
    <message>
        <source>Encoding or sheet</source>
        <translation>编码 / 工作表</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>略过</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Turned away</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Control total</source>
        <translation>对照合计</translation>
    </message>
    <message>
        <source>✕ turned away</source>
        <translation>✕ 已拒绝</translation>
    </message>
    <message>
        <source>● please check</source>
        <translation>● 需确认</translation>
    </message>
    <message>
        <source>○ note</source>
        <translation>○ 说明</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>发现的问题</translation>
    </message>
    <message>
        <source>For example row</source>
        <translation>例如第几行</translation>
    </message>
    <message>
        <source>{header} (not used)</source>
        <translation>{header}（不导入）</translation>
    </message>
    <message>
        <source>title rows: {count}</source>
        <translation>标题 {count} 行</translation>
    </message>
    <message>
        <source>total rows: {count}</source>
        <translation>合计 {count} 行</translation>
    </message>
    <message>
        <source>{total} · the file states no total</source>
        <translation>{total} · 文件没有合计</translation>
    </message>
    <message>
        <source>✓ {total} = the file&apos;s own total</source>
        <translation>✓ {total} = 文件合计</translation>
    </message>
    <message>
        <source>✕ {total}, off the file&apos;s total by {off} yuan</source>
        <translation>✕ {total}，与文件合计差 {off} 元</translation>
    </message>
    <message>
        <source>✕ {total}, off the file&apos;s total by {off} rows</source>
        <translation>✕ {total}，与文件合计差 {off} 行</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Save rows turned away …</source>
        <translation>导出拒绝行…</translation>
    </message>
    <message>
        <source>Stored all or nothing, under one batch</source>
        <translation>整批写入，要么全部成功，要么不写</translation>
    </message>
    <message>
        <source>Import and analyse</source>
        <translation>导入并分析</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>核对发现</translation>
    </message>
    <message>
        <source>Files read</source>
        <translation>已读取的文件</translation>
    </message>
    <message>
        <source>First rows of the file</source>
        <translation>文件的前几行</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Can be imported</source>
        <translation>可导入</translation>
    </message>
    <message>
        <source>Files: {count}, all recognised</source>
        <translation>{count} 个文件，全部已识别</translation>
    </message>
    <message>
        <source>Please check</source>
        <translation>需确认</translation>
    </message>
    <message>
        <source>Turned away</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>{finding}: {count} rows</source>
        <translation>{finding} {count} 行</translation>
    </message>
    <message>
        <source>{file} · the first {shown} of {rows} rows</source>
        <translation>{file} · 预览 {rows} 行中的前 {shown} 行</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>Customers at risk</source>
        <translation>风险客户明细</translation>
    </message>
    <message>
        <source>Monthly collection</source>
        <translation>月度回收分析</translation>
    </message>
    <message>
        <source>Indicator dictionary</source>
        <translation>指标口径</translation>
    </message>
    <message>
        <source>The ranked list with reasons and arrears, to be signed and worked off.</source>
        <translation>按风险排序的清单，附原因和欠费，供签字和催收使用。</translation>
    </message>
    <message>
        <source>Billed, paid, recovery by month and balance by age.</source>
        <translation>各月应收、实收、回收率和欠费账龄。</translation>
    </message>
    <message>
        <source>Formula, unit, direction and source of every indicator, with the SQL it runs as.</source>
        <translation>每个指标的公式、单位、方向和依据，附实际执行的 SQL。</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Build: {report}</source>
        <translation>生成：{report}</translation>
    </message>
    <message>
        <source>Verify a report</source>
        <translation>核验报告</translation>
    </message>
    <message>
        <source>Choose a PDF; it is held against what was registered when it was made.</source>
        <translation>选择一份 PDF，与生成时的登记核对。</translation>
    </message>
    <message>
        <source>Choose a PDF …</source>
        <translation>选择 PDF…</translation>
    </message>
</context>
<context>
    <name>ChoosePage</name>
    <message>
        <source>Drop Excel or CSV files here</source>
        <translation>把 Excel 或 CSV 文件拖到这里</translation>
    </message>
    <message>
        <source>Several files at once are fine. They are checked first; nothing is stored until you confirm.</source>
        <translation>可以一次选多个文件。先核对，确认之后才会写入。</translation>
    </message>
    <message>
        <source>Choose files …</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Kinds of file that are recognised by their headers</source>
        <translation>按表头自动识别的文件</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Extracts</source>
        <translation>导出文件</translation>
    </message>
    <message>
        <source>needs {fields}; knows {count} fields</source>
        <translation>必须有：{fields}；共识别 {count} 个字段</translation>
    </message>
</context>
<context>
    <name>ClosingQuestion</name>
    <message>
        <source>Work is still running</source>
        <translation>还有任务在运行</translation>
    </message>
    <message>
        <source>Still running: {work}</source>
        <translation>正在运行：{work}</translation>
    </message>
    <message>
        <source>Cancelled work leaves the data as they were before it.</source>
        <translation>取消后，数据保持任务开始前的样子。</translation>
    </message>
    <message>
        <source>Wait until finished</source>
        <translation>等待完成</translation>
    </message>
    <message>
        <source>Cancel the work</source>
        <translation>取消任务</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>CreateForm</name>
    <message>
        <source>Set up this office</source>
        <translation>设置本单位</translation>
    </message>
    <message>
        <source>The first user is the administrator. Password: at least 8 characters, with letters and digits. Keep it well: without it nobody can open the data.</source>
        <translation>第一个用户是管理员。密码至少 8 个字符，同时包含字母和数字。请妥善保管，忘记密码后无法打开数据。</translation>
    </message>
    <message>
        <source>Name of the unit</source>
        <translation>单位名称</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Password again</source>
        <translation>再输一次密码</translation>
    </message>
    <message>
        <source>Create and sign in</source>
        <translation>建立并登录</translation>
    </message>
    <message>
        <source>Something is left empty.</source>
        <translation>还有内容没有填写。</translation>
    </message>
    <message>
        <source>Fill in all four fields.</source>
        <translation>请填写全部四项。</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>两次输入的密码不一致。</translation>
    </message>
    <message>
        <source>Type the same password twice.</source>
        <translation>请输入两次相同的密码。</translation>
    </message>
</context>
<context>
    <name>Drawer</name>
    <message>
        <source>Why</source>
        <translation>为什么</translation>
    </message>
    <message>
        <source>In favour</source>
        <translation>有利因素</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>账单</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>缴费</translation>
    </message>
    <message>
        <source>none recorded</source>
        <translation>没有记录</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>基础分</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Hide the points sheet</source>
        <translation>收起评分明细</translation>
    </message>
    <message>
        <source>Show the points sheet</source>
        <translation>展开评分明细</translation>
    </message>
    <message>
        <source>Scores only help to order the work; they are never the only ground for cutting supply or for penalties.</source>
        <translation>评分仅供排序参考，不作为停电、信用处罚的唯一依据</translation>
    </message>
    <message>
        <source>probability {share}</source>
        <translation>概率 {share}</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>电费年月</translation>
    </message>
    <message>
        <source>Billed</source>
        <translation>应收(元)</translation>
    </message>
    <message>
        <source>Owed</source>
        <translation>欠费(元)</translation>
    </message>
    <message>
        <source>Days late</source>
        <translation>逾期(天)</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>10k yuan</source>
        <translation>万元</translation>
    </message>
    <message>
        <source>Billed</source>
        <translation>应收电费</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>实收电费</translation>
    </message>
    <message>
        <source>Recovery rate of the month</source>
        <translation>当月电费回收率</translation>
    </message>
    <message>
        <source>Customers owing</source>
        <translation>欠费户数</translation>
    </message>
    <message>
        <source>customers</source>
        <translation>户</translation>
    </message>
    <message>
        <source>No month to compare with</source>
        <translation>没有可以比较的上月</translation>
    </message>
    <message>
        <source>{points} points</source>
        <translation>{points} 个百分点</translation>
    </message>
    <message>
        <source>{count} customers</source>
        <translation>{count} 户</translation>
    </message>
    <message>
        <source>same as the month before</source>
        <translation>与上月同期相同</translation>
    </message>
    <message>
        <source>{change} against the month before</source>
        <translation>{change} 较上月同期</translation>
    </message>
    <message>
        <source>favourable</source>
        <translation>有利</translation>
    </message>
    <message>
        <source>unfavourable</source>
        <translation>不利</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>Find customer no. or name</source>
        <translation>查找户号或户名</translation>
    </message>
    <message>
        <source>Show only risk: {band}</source>
        <translation>只看：{band}</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
</context>
<context>
    <name>Groups</name>
    <message>
        <source>Customer groups</source>
        <translation>客户分群</translation>
    </message>
    <message>
        <source>Not looked for yet; press “Find groups”.</source>
        <translation>尚未分群，请按“客户分群”。</translation>
    </message>
    <message>
        <source>{count} groups of customers</source>
        <translation>客户可分为 {count} 群</translation>
    </message>
    <message>
        <source>found again in repeated runs</source>
        <translation>重复计算结果一致</translation>
    </message>
    <message>
        <source>no stable structure; read with care</source>
        <translation>结构不稳定，仅供参考</translation>
    </message>
    <message>
        <source>Each with what sets it apart from the average</source>
        <translation>每群列出与平均相比最突出的特点</translation>
    </message>
    <message>
        <source>{count} customers · arrears {amount} x 10k yuan</source>
        <translation>{count} 户 · 欠费 {amount} 万元</translation>
    </message>
    <message>
        <source>group</source>
        <translation>本群</translation>
    </message>
    <message>
        <source>average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Typical: {customers}</source>
        <translation>典型客户：{customers}</translation>
    </message>
</context>
<context>
    <name>HomeScreen</name>
    <message>
        <source>Home</source>
        <translation>首页</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Reading the data …</source>
        <translation>正在读取数据…</translation>
    </message>
    <message>
        <source>There are no bills yet</source>
        <translation>还没有账单</translation>
    </message>
    <message>
        <source>imported {time}</source>
        <translation>{time} 导入</translation>
    </message>
    <message>
        <source>rows turned away: {count}</source>
        <translation>拒绝 {count} 行</translation>
    </message>
    <message>
        <source>Period {month}</source>
        <translation>账期 {month}</translation>
    </message>
    <message>
        <source>whole unit</source>
        <translation>全单位</translation>
    </message>
    <message>
        <source>The newest data are {days} days old; import the newer months</source>
        <translation>最新数据已有 {days} 天，请导入新的账期</translation>
    </message>
    <message>
        <source>{count} rows were turned away by the last import</source>
        <translation>上次导入拒绝了 {count} 行</translation>
    </message>
    <message>
        <source>The scores are of {day}, older than the data</source>
        <translation>评分截至 {day}，早于最新数据</translation>
    </message>
    <message>
        <source>Nothing needs attention</source>
        <translation>没有需要注意的事项</translation>
    </message>
</context>
<context>
    <name>ImportScreen</name>
    <message>
        <source>Import data</source>
        <translation>导入数据</translation>
    </message>
    <message>
        <source>1 Choose files</source>
        <translation>1 选择文件</translation>
    </message>
    <message>
        <source>2 Check</source>
        <translation>2 核对</translation>
    </message>
    <message>
        <source>3 Result</source>
        <translation>3 结果</translation>
    </message>
    <message>
        <source>Checking files</source>
        <translation>核对文件</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>导入数据</translation>
    </message>
    <message>
        <source>Calculating scores</source>
        <translation>计算评分</translation>
    </message>
    <message>
        <source>Save rows turned away</source>
        <translation>导出拒绝行</translation>
    </message>
    <message>
        <source>rows turned away.xlsx</source>
        <translation>拒绝行.xlsx</translation>
    </message>
    <message>
        <source>Rows saved: {count}</source>
        <translation>已导出 {count} 行</translation>
    </message>
    <message>
        <source>Correct them in {path} and import that file.</source>
        <translation>请在 {path} 中改正后重新导入该文件。</translation>
    </message>
    <message>
        <source>Saving rows</source>
        <translation>导出拒绝行</translation>
    </message>
</context>
<context>
    <name>ListColumns</name>
    <message>
        <source>Customer no.</source>
        <translation>户号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>户名</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>Chance</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Days overdue</source>
        <translation>逾期(天)</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>风险分</translation>
    </message>
    <message>
        <source>Owed (yuan)</source>
        <translation>欠费(元)</translation>
    </message>
    <message>
        <source>Main reason</source>
        <translation>主要原因</translation>
    </message>
    <message>
        <source>Kind of use</source>
        <translation>用电类别</translation>
    </message>
</context>
<context>
    <name>LoginWindow</name>
    <message>
        <source>Power Marketing Desk</source>
        <translation>电力营销分析台</translation>
    </message>
    <message>
        <source>From extracts to a ranked, explained, printed collection list</source>
        <translation>从导出文件到有序、有据、可打印的催费清单</translation>
    </message>
    <message>
        <source>Checking the password …</source>
        <translation>正在核对密码…</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>The program made a mistake.</source>
        <translation>程序内部出错。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Power Marketing Desk</source>
        <translation>电力营销分析台</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The program made a mistake.</source>
        <translation>程序内部出错。</translation>
    </message>
    <message>
        <source>This work was not finished; data already saved are not affected.</source>
        <translation>本次操作没有完成，已保存的数据不受影响。</translation>
    </message>
    <message>
        <source>Copy the details, send them to whoever looks after the program, and try again.</source>
        <translation>请复制详情发给维护人员，然后重试。</translation>
    </message>
</context>
<context>
    <name>NextStep</name>
    <message>
        <source>Next: {step}</source>
        <translation>下一步：{step}</translation>
    </message>
    <message>
        <source>Your duty does not include this; an administrator or analyst may do it.</source>
        <translation>您的岗位不能做这一步，请管理员或分析人员操作。</translation>
    </message>
    <message>
        <source>import the extracts</source>
        <translation>导入数据</translation>
    </message>
    <message>
        <source>Customers, bills and payments as Excel or CSV files; they are checked before anything is stored.</source>
        <translation>客户档案、电费台账和缴费明细，Excel 或 CSV 均可；先核对，后写入。</translation>
    </message>
    <message>
        <source>Import data</source>
        <translation>导入数据</translation>
    </message>
    <message>
        <source>The data reach to {day} and are not scored yet.</source>
        <translation>数据截至 {day}，还没有评分。</translation>
    </message>
    <message>
        <source>calculate the scores</source>
        <translation>计算评分</translation>
    </message>
    <message>
        <source>Calculate scores</source>
        <translation>计算评分</translation>
    </message>
    <message>
        <source>look at this period&apos;s collection list</source>
        <translation>查看本期催费清单</translation>
    </message>
    <message>
        <source>Open the list</source>
        <translation>查看催费清单</translation>
    </message>
    <message>
        <source>{count} customers at high risk owe {amount} x 10k yuan, {share} of all arrears.</source>
        <translation>{count} 户高风险，欠费 {amount} 万元，占全部欠费的 {share}。</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Save as …</source>
        <translation>保存为…</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Number {number} · as of {day} · content hash {sha}</source>
        <translation>编号 {number} · 截至 {day} · 内容指纹 {sha}</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} 页 / 共 {pages} 页</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Home</source>
        <translation>首页</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Collection list</source>
        <translation>催费清单</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
</context>
<context>
    <name>RecoveryCard</name>
    <message>
        <source>Last {count} bill months as of {day} · older months have had longer to pay</source>
        <translation>近 {count} 个账期，截至 {day} · 较早的账期收费时间更长</translation>
    </message>
    <message>
        <source>Recovery is {points} points below the month before at the same time</source>
        <translation>回收率比上月同期低 {points} 个百分点</translation>
    </message>
    <message>
        <source>Recovery is {points} points above the month before at the same time</source>
        <translation>回收率比上月同期高 {points} 个百分点</translation>
    </message>
    <message>
        <source>Recovery is where the month before was at the same time</source>
        <translation>回收率与上月同期持平</translation>
    </message>
    <message>
        <source>Recovery rate of the month</source>
        <translation>当月电费回收率</translation>
    </message>
    <message>
        <source>Bill month</source>
        <translation>电费年月</translation>
    </message>
    <message>
        <source>Billed (yuan)</source>
        <translation>应收(元)</translation>
    </message>
    <message>
        <source>Paid (yuan)</source>
        <translation>实收(元)</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>回收率</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>fallen due</source>
        <translation>已到期</translation>
    </message>
    <message>
        <source>not yet due</source>
        <translation>未到期</translation>
    </message>
</context>
<context>
    <name>ReportsScreen</name>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Every report carries a number and a hash, and can be verified later</source>
        <translation>每份报告都有编号和内容指纹，日后可以核验</translation>
    </message>
    <message>
        <source>Building: {report}</source>
        <translation>生成报告：{report}</translation>
    </message>
    <message>
        <source>Report {number} saved: {size} bytes</source>
        <translation>报告 {number} 已保存，{size} 字节</translation>
    </message>
    <message>
        <source>File: {path}</source>
        <translation>文件：{path}</translation>
    </message>
    <message>
        <source>Pages of report {number} sent to the printer: {pages}</source>
        <translation>报告 {number} 已送打印机 {pages} 页</translation>
    </message>
    <message>
        <source>Printing page</source>
        <translation>打印第</translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation>核验报告</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>保存为</translation>
    </message>
    <message>
        <source>Choose a PDF</source>
        <translation>选择 PDF</translation>
    </message>
    <message>
        <source>No report open</source>
        <translation>还没有打开的报告</translation>
    </message>
    <message>
        <source>Build one; its pages appear here exactly as they are printed.</source>
        <translation>生成后，这里显示的页面与打印出来的完全相同。</translation>
    </message>
    <message>
        <source>Build the list of customers at risk</source>
        <translation>生成风险客户明细</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Imported {files} files, {rows} rows; turned away {rejected} rows; took {seconds} s</source>
        <translation>已导入 {files} 个文件，{rows} 行；拒绝 {rejected} 行；用时 {seconds} 秒</translation>
    </message>
    <message>
        <source>The data are in</source>
        <translation>数据已导入</translation>
    </message>
    <message>
        <source>Import more files</source>
        <translation>继续导入</translation>
    </message>
    <message>
        <source>Calculate scores</source>
        <translation>计算评分</translation>
    </message>
    <message>
        <source>Open the collection list</source>
        <translation>查看催费清单</translation>
    </message>
    <message>
        <source>Scores are calculated by an administrator or analyst.</source>
        <translation>评分由管理员或分析人员计算。</translation>
    </message>
    <message>
        <source>Calculating scores now; you may go on working meanwhile.</source>
        <translation>正在计算评分，其间可以继续其他工作。</translation>
    </message>
    <message>
        <source>The scores were not calculated; the imported data are kept.</source>
        <translation>评分没有完成，导入的数据已保留。</translation>
    </message>
    <message>
        <source>Customers scored: {count}</source>
        <translation>已为 {count} 户评分</translation>
    </message>
</context>
<context>
    <name>SignInForm</name>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Data stay encrypted on this computer; nothing is sent anywhere.</source>
        <translation>数据加密保存在本机，不会发送到任何地方。</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>User or password is empty.</source>
        <translation>用户名或密码为空。</translation>
    </message>
    <message>
        <source>Fill in both, then sign in.</source>
        <translation>请填写后再登录。</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Data as of {day}</source>
        <translation>数据截至 {day}</translation>
    </message>
    <message>
        <source>Customers: {count}</source>
        <translation>客户 {count} 户</translation>
    </message>
    <message>
        <source>No data yet</source>
        <translation>还没有数据</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Progress of the running task</source>
        <translation>当前任务的进度</translation>
    </message>
    <message>
        <source>Cancelling …</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <source>about {seconds} s left</source>
        <translation>约剩 {seconds} 秒</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Power Marketing Desk</source>
        <translation>电力营销分析台</translation>
    </message>
    <message>
        <source>Period {month}</source>
        <translation>账期 {month}</translation>
    </message>
    <message>
        <source>Signed-in user</source>
        <translation>当前用户</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Tasks running: {count}</source>
        <translation>{count} 项任务</translation>
    </message>
</context>
<context>
    <name>WorklistScreen</name>
    <message>
        <source>Collection list</source>
        <translation>催费清单</translation>
    </message>
    <message>
        <source>Export to Excel</source>
        <translation>导出 Excel</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>No customer matches; take away a filter to see more.</source>
        <translation>没有符合条件的客户，去掉一个筛选条件试试。</translation>
    </message>
    <message>
        <source>Customers, riskiest first</source>
        <translation>客户清单，风险高的在前</translation>
    </message>
    <message>
        <source>Arrears as of {day} · riskiest first · {count} customers · calculated {time}</source>
        <translation>截至 {day} · 按风险从高到低 · 共 {count} 户 · {time} 计算</translation>
    </message>
    <message>
        <source>Not scored yet</source>
        <translation>尚未评分</translation>
    </message>
    <message>
        <source>Total of {count} customers</source>
        <translation>筛选合计 {count} 户</translation>
    </message>
    <message>
        <source>Ctrl+C copies the selected rows</source>
        <translation>Ctrl+C 复制选中的行</translation>
    </message>
    <message>
        <source>Selected: {count} customers, {owed} yuan together</source>
        <translation>已选 {count} 户，合计 {owed} 元</translation>
    </message>
    <message>
        <source>Rows exported: {count}</source>
        <translation>已导出 {count} 户</translation>
    </message>
    <message>
        <source>File: {path}</source>
        <translation>文件：{path}</translation>
    </message>
    <message>
        <source>No list yet</source>
        <translation>还没有清单</translation>
    </message>
    <message>
        <source>The list is made by scoring the imported bills and payments.</source>
        <translation>对已导入的账单和缴费评分后，就会生成清单。</translation>
    </message>
    <message>
        <source>Calculate scores</source>
        <translation>计算评分</translation>
    </message>
</context>
<context>
    <name>ZoomAndLanguage</name>
    <message>
        <source>Smaller text (Ctrl+-)</source>
        <translation>缩小文字（Ctrl+-）</translation>
    </message>
    <message>
        <source>Larger text (Ctrl+=)</source>
        <translation>放大文字（Ctrl+=）</translation>
    </message>
    <message>
        <source>Switch between Chinese and English</source>
        <translation>切换中文 / 英文</translation>
    </message>
</context>
</TS>
