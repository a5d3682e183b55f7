<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>AboutScreen</name>
    <message>
        <source>About this program</source>
        <translation>关于本程序</translation>
    </message>
    <message>
        <source>Power Marketing Desk {version} · parts it is made of: {count}</source>
        <translation>电力营销分析台 {version} · 由 {count} 个部件组成</translation>
    </message>
    <message>
        <source>Find a part, a licence or a word in its text</source>
        <translation>查找部件、许可证或其中的文字</translation>
    </message>
    <message>
        <source>Parts and their licences</source>
        <translation>部件及其许可证</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>许可证全文</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
</context>
<context>
    <name>AccountColumns</name>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Staff number</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>Duty</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>上次登录</translation>
    </message>
</context>
<context>
    <name>AccountPanel</name>
    <message>
        <source>Nobody changes a duty or an account of their own.</source>
        <translation>任何人不能修改自己的岗位和账户</translation>
    </message>
    <message>
        <source>Duty and scope</source>
        <translation>岗位与范围</translation>
    </message>
    <message>
        <source>Duty</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Unit code begins with (empty: all)</source>
        <translation>单位编码开头（空为全部）</translation>
    </message>
    <message>
        <source>Meter-reading sections, separated by blanks (empty: all)</source>
        <translation>抄表段编号，用空格分开（空为全部）</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>分配</translation>
    </message>
    <message>
        <source>Enable the account</source>
        <translation>启用账户</translation>
    </message>
    <message>
        <source>Disable the account</source>
        <translation>停用账户</translation>
    </message>
    <message>
        <source>Give a new first password</source>
        <translation>重置初始密码</translation>
    </message>
    <message>
        <source>Remove the authenticator</source>
        <translation>移除动态口令</translation>
    </message>
    <message>
        <source>Staff number</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>上次登录</translation>
    </message>
    <message>
        <source>Authenticator</source>
        <translation>动态口令</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>已启用</translation>
    </message>
    <message>
        <source>no</source>
        <translation>未启用</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>{day} by {user}</source>
        <translation>{day}，由 {user}</translation>
    </message>
    <message>
        <source>The person changes it at the next sign-in.</source>
        <translation>本人下次登录时须修改。</translation>
    </message>
    <message>
        <source>First password</source>
        <translation>初始密码</translation>
    </message>
    <message>
        <source>Give it</source>
        <translation>重置</translation>
    </message>
</context>
<context>
    <name>AccountScreen</name>
    <message>
        <source>My account</source>
        <translation>我的账户</translation>
    </message>
    <message>
        <source>The password was changed</source>
        <translation>密码已修改</translation>
    </message>
    <message>
        <source>Use it from the next sign-in on.</source>
        <translation>下次登录起使用新密码。</translation>
    </message>
    <message>
        <source>Changing the password</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>Authenticator</source>
        <translation>动态口令</translation>
    </message>
    <message>
        <source>The authenticator is set up</source>
        <translation>动态口令已启用</translation>
    </message>
</context>
<context>
    <name>AccountWords</name>
    <message>
        <source>all customers</source>
        <translation>全部客户</translation>
    </message>
    <message>
        <source>unit {prefix}…</source>
        <translation>单位 {prefix}…</translation>
    </message>
    <message>
        <source>sections {sections}</source>
        <translation>抄表段 {sections}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>first password</source>
        <translation>待改密码</translation>
    </message>
    <message>
        <source>long unused</source>
        <translation>长期未用</translation>
    </message>
    <message>
        <source>active</source>
        <translation>正常</translation>
    </message>
</context>
<context>
    <name>AccountsScreen</name>
    <message>
        <source>People and duties</source>
        <translation>用户与岗位</translation>
    </message>
    <message>
        <source>Accounts: {count}, of them enabled: {active}</source>
        <translation>共 {count} 个账户，其中启用 {active} 个</translation>
    </message>
    <message>
        <source>Permission matrix</source>
        <translation>权限矩阵</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>新增用户</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Not appointed yet: {duties}. Appoint three different people; then your right to appoint ends.</source>
        <translation>尚未任命：{duties}。请任命三位不同的人，任命完成后您的任命权即终止。</translation>
    </message>
    <message>
        <source>Not appointed yet: {duties}. The founder of the workspace appoints them.</source>
        <translation>尚未任命：{duties}。由建账人任命。</translation>
    </message>
    <message>
        <source>{user} was added</source>
        <translation>已新增 {user}</translation>
    </message>
    <message>
        <source>{user} is now {duty}</source>
        <translation>{user} 的岗位现为 {duty}</translation>
    </message>
    <message>
        <source>{user} can no longer sign in</source>
        <translation>{user} 已不能登录</translation>
    </message>
    <message>
        <source>{user} can sign in again</source>
        <translation>{user} 可以登录了</translation>
    </message>
    <message>
        <source>{user} has a new first password</source>
        <translation>已重置 {user} 的初始密码</translation>
    </message>
    <message>
        <source>New first password for {user}</source>
        <translation>重置 {user} 的初始密码</translation>
    </message>
    <message>
        <source>{user} signs in without an authenticator</source>
        <translation>{user} 登录不再需要动态口令</translation>
    </message>
    <message>
        <source>Remove the authenticator of {user}</source>
        <translation>移除 {user} 的动态口令</translation>
    </message>
    <message>
        <source>Saving the account</source>
        <translation>保存账户</translation>
    </message>
    <message>
        <source>Pages of report {number} sent to the printer: {pages}</source>
        <translation>报告 {number} 已送往打印机，共 {pages} 页</translation>
    </message>
</context>
<context>
    <name>AddPanel</name>
    <message>
        <source>Add a person</source>
        <translation>新增用户</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Staff number (one account each)</source>
        <translation>工号（一人一个账户）</translation>
    </message>
    <message>
        <source>First password, to be changed at the first sign-in</source>
        <translation>初始密码，首次登录时须修改</translation>
    </message>
    <message>
        <source>Duty</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>The account begins without rights; the security administrator assigns duty and scope.</source>
        <translation>账户初始没有权限，由安全管理员分配岗位和范围。</translation>
    </message>
    <message>
        <source>Fill in name and staff number, and keep the rules of the password.</source>
        <translation>请填写用户和工号，密码须符合规则。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>AgeingCard</name>
    <message>
        <source>Nothing is owed</source>
        <translation>没有欠费</translation>
    </message>
    <message>
        <source>{share} of the arrears: {bucket}</source>
        <translation>欠费的 {share} 为{bucket}</translation>
    </message>
    <message>
        <source>Arrears by age (10k yuan), as of {day}</source>
        <translation>欠费按账龄（万元），截至 {day}</translation>
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
        <source>Arrears (yuan)</source>
        <translation>欠费（元）</translation>
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
        <source>receipts without a month pay the oldest bill first</source>
        <translation>未写月份的缴费先清旧欠</translation>
    </message>
    <message>
        <source>receipts without a month pay the newest bill first</source>
        <translation>未写月份的缴费先交当月</translation>
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
    <name>Aside</name>
    <message>
        <source>It could not be read; F5 tries again.</source>
        <translation>没有读出来；按 F5 再试。</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>正在读取…</translation>
    </message>
</context>
<context>
    <name>AuditScreen</name>
    <message>
        <source>Audit trail</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>Rows that fit: {count} · newest first</source>
        <translation>符合条件 {count} 条 · 最新在前</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} 页，共 {pages} 页</translation>
    </message>
    <message>
        <source>Newer</source>
        <translation>较新</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>较早</translation>
    </message>
    <message>
        <source>No row fits; take away a filter to see more.</source>
        <translation>没有符合条件的记录，请减少筛选条件。</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>核验</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Remove rows before {day} …</source>
        <translation>清理 {day} 之前的记录…</translation>
    </message>
    <message>
        <source>Rows of the trail, newest first</source>
        <translation>审计记录，最新在前</translation>
    </message>
    <message>
        <source>Verifying the trail</source>
        <translation>核验审计记录</translation>
    </message>
    <message>
        <source>Rows of the trail exported: {count}</source>
        <translation>已导出审计记录 {count} 条</translation>
    </message>
    <message>
        <source>Old rows removed: {count}; that is recorded in the trail</source>
        <translation>已清理过期记录 {count} 条，清理本身已记入审计</translation>
    </message>
    <message>
        <source>File: {path}</source>
        <translation>文件：{path}</translation>
    </message>
    <message>
        <source>Exporting the trail</source>
        <translation>导出审计记录</translation>
    </message>
    <message>
        <source>Remove the rows of the trail from before {day}</source>
        <translation>清理 {day} 之前的审计记录</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>计算机</translation>
    </message>
    <message>
        <source>Pages of report {number} sent to the printer: {pages}</source>
        <translation>报告 {number} 已送往打印机，共 {pages} 页</translation>
    </message>
</context>
<context>
    <name>AuthenticatorCard</name>
    <message>
        <source>Authenticator</source>
        <translation>动态口令</translation>
    </message>
    <message>
        <source>Scan the picture with an authenticator app, or type the secret into it; then type the six digits it shows.</source>
        <translation>用动态口令应用扫描图片，或手工输入密钥，再填写应用显示的六位数字。</translation>
    </message>
    <message>
        <source>In use. The next sign-in asks for its six digits; without it an administrator can remove it.</source>
        <translation>已启用。下次登录需输入六位数字；手机丢失时由管理员移除。</translation>
    </message>
    <message>
        <source>Six digits from a phone, besides the password. Works without any network.</source>
        <translation>登录时除密码外再输入手机上的六位数字，无需网络。</translation>
    </message>
    <message>
        <source>Picture to scan; the same secret stands below</source>
        <translation>供扫描的图片，下方是同一密钥</translation>
    </message>
    <message>
        <source>Six digits</source>
        <translation>六位数字</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Set up an authenticator</source>
        <translation>启用动态口令</translation>
    </message>
</context>
<context>
    <name>BackupScreen</name>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Data packages</source>
        <translation>数据包</translation>
    </message>
    <message>
        <source>Newest: {moment}, {days} days old</source>
        <translation>最近一次 {moment}，距今 {days} 天</translation>
    </message>
    <message>
        <source>No backup has been made yet</source>
        <translation>还没有备份</translation>
    </message>
    <message>
        <source>A second copy goes to {folder}</source>
        <translation>第二份保存到 {folder}</translation>
    </message>
    <message>
        <source>There is no second copy</source>
        <translation>没有第二份备份</translation>
    </message>
    <message>
        <source>not there now</source>
        <translation>现在无法访问</translation>
    </message>
    <message>
        <source>Choose the second folder …</source>
        <translation>选择第二文件夹…</translation>
    </message>
    <message>
        <source>No second copy</source>
        <translation>不保存第二份</translation>
    </message>
    <message>
        <source>Data for another computer go as a package; the folder is never copied</source>
        <translation>给别的电脑用数据包，不要拷贝文件夹</translation>
    </message>
    <message>
        <source>Data packages …</source>
        <translation>数据包…</translation>
    </message>
    <message>
        <source>Repair …</source>
        <translation>修复…</translation>
    </message>
    <message>
        <source>Verify the workspace</source>
        <translation>核验账套</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>正在备份</translation>
    </message>
    <message>
        <source>Verifying the workspace</source>
        <translation>核验账套</translation>
    </message>
    <message>
        <source>The second folder was changed</source>
        <translation>第二文件夹已更改</translation>
    </message>
    <message>
        <source>Second folder</source>
        <translation>第二文件夹</translation>
    </message>
    <message>
        <source>Reading the backup</source>
        <translation>读取备份</translation>
    </message>
    <message>
        <source>Backed up and verified: {size} MB</source>
        <translation>已备份并核验：{size} MB</translation>
    </message>
    <message>
        <source>File: {path}</source>
        <translation>文件：{path}</translation>
    </message>
</context>
<context>
    <name>BackupWords</name>
    <message>
        <source>before an import</source>
        <translation>导入之前</translation>
    </message>
    <message>
        <source>before an upgrade</source>
        <translation>升级之前</translation>
    </message>
    <message>
        <source>at the end of work</source>
        <translation>退出时</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>手工</translation>
    </message>
    <message>
        <source>before a restore</source>
        <translation>恢复之前</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>已核验</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>未核验</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
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
        <source>Calculations</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Rows of the audit trail</source>
        <translation>审计记录</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Last bill month</source>
        <translation>最近账期</translation>
    </message>
    <message>
        <source>People who can sign in</source>
        <translation>可登录的用户</translation>
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
        <translation>欠费（元）</translation>
    </message>
</context>
<context>
    <name>ChangeForm</name>
    <message>
        <source>Choose a new password</source>
        <translation>设置新密码</translation>
    </message>
    <message>
        <source>The password of {user} has expired or was given by somebody else; only you should know it.</source>
        <translation>{user} 的密码已到期或由他人设置，请改成只有本人知道的密码。</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>再次输入新密码</translation>
    </message>
    <message>
        <source>Change and sign in</source>
        <translation>修改并登录</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>The password does not keep the rules yet.</source>
        <translation>密码还不符合规则。</translation>
    </message>
    <message>
        <source>See the ticks above the field.</source>
        <translation>请看密码框旁的勾选项。</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>两次密码不一致。</translation>
    </message>
    <message>
        <source>Type the same password twice.</source>
        <translation>请两次输入相同的密码。</translation>
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
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Control total</source>
        <translation>对照合计</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>Form or sheet</source>
        <translation>编码 / 工作表</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>非数据行</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>✕ rejected</source>
        <translation>✕ 已拒绝</translation>
    </message>
    <message>
        <source>↷ skipped</source>
        <translation>↷ 已跳过</translation>
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
        <source>{header} (not used, {cells} cells)</source>
        <translation>{header}（不导入，{cells} 格）</translation>
    </message>
    <message>
        <source>titles: {count}</source>
        <translation>标题 {count} 行</translation>
    </message>
    <message>
        <source>totals: {count}</source>
        <translation>合计 {count} 行</translation>
    </message>
    <message>
        <source>✕ {total}, off by {off}</source>
        <translation>✕ {total}，与文件合计差 {off} 元</translation>
    </message>
    <message>
        <source>✓ {total}; its total {said} is that of several parts, and agrees</source>
        <translation>✓ {total}；合计 {said} 是几个部分合起来的，相符</translation>
    </message>
    <message>
        <source>✓ {total}; “{word}” agrees, the file states no total of all</source>
        <translation>✓ {total}；“{word}”相符，文件没有全部的合计</translation>
    </message>
    <message>
        <source>● {total} · its total row has no figure that could be compared</source>
        <translation>● {total} · 合计行里没有能对照的数</translation>
    </message>
    <message>
        <source>{total} · the file states no total</source>
        <translation>{total} · 文件没有合计</translation>
    </message>
    <message>
        <source>✕ {total}, off by {off} customers</source>
        <translation>✕ {total}，与文件合计差 {off} 户</translation>
    </message>
    <message>
        <source>✕ {total}, off by {off} rows</source>
        <translation>✕ {total}，与文件合计差 {off} 行</translation>
    </message>
    <message>
        <source>✕ {total}, but “{word}” in row {row} says {said}</source>
        <translation>✕ {total}，第 {row} 行“{word}”写的是 {said}</translation>
    </message>
    <message>
        <source>● {total} · what it counts agrees, but its total row has no readable amount</source>
        <translation>● {total} · 户数或行数相符，合计行里没有读得出的金额</translation>
    </message>
    <message>
        <source>✓ {total} = the file&apos;s own total</source>
        <translation>✓ {total} = 文件合计</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Correct the columns …</source>
        <translation>更正对应…</translation>
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
        <source>Rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Files: {count}; sheets that need an answer: {open}</source>
        <translation>文件 {count} 个；等待回答的表 {open} 张</translation>
    </message>
    <message>
        <source>Files: {count}</source>
        <translation>{count} 个文件</translation>
    </message>
    <message>
        <source>✕ not readable: {unread}</source>
        <translation>✕ 读不了的文件 {unread} 个</translation>
    </message>
    <message>
        <source>Files: {count}, all recognised</source>
        <translation>{count} 个文件，全部已识别</translation>
    </message>
    <message>
        <source> · skipped, there already: {skipped} rows</source>
        <translation> · 已存在、跳过 {skipped} 行</translation>
    </message>
    <message>
        <source>Please check</source>
        <translation>需确认</translation>
    </message>
    <message>
        <source>Save rejected rows …</source>
        <translation>导出拒绝行…</translation>
    </message>
    <message>
        <source>findings</source>
        <translation>项</translation>
    </message>
    <message>
        <source>finding</source>
        <translation>项</translation>
    </message>
    <message>
        <source>row</source>
        <translation>行</translation>
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
        <source>{finding}: {count} row</source>
        <translation>{finding} {count} 行</translation>
    </message>
    <message>
        <source>{count} more below</source>
        <translation>另有 {count} 项见下</translation>
    </message>
    <message>
        <source>in full below</source>
        <translation>全文见下</translation>
    </message>
    <message>
        <source>a row may have several reasons</source>
        <translation>一行可以有几个原因</translation>
    </message>
    <message>
        <source>{file} · the first {shown} of {rows} rows</source>
        <translation>{file} · 预览 {rows} 行中的前 {shown} 行</translation>
    </message>
    <message>
        <source>Columns not read: {count}, cells filled: {cells}</source>
        <translation>未读取 {count} 列，有内容的 {cells} 格</translation>
    </message>
</context>
<context>
    <name>Checking</name>
    <message>
        <source>Checking files</source>
        <translation>核对文件</translation>
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
        <source>Data quality report</source>
        <translation>数据质量报告</translation>
    </message>
    <message>
        <source>Import control sheet</source>
        <translation>导入核对表</translation>
    </message>
    <message>
        <source>The ranked list with reasons and arrears, to be signed and worked off.</source>
        <translation>按风险排序的清单，附原因和欠费，供签字和催收使用。</translation>
    </message>
    <message>
        <source>Billed, paid, recovery by month and arrears by age.</source>
        <translation>各月应收、实收、回收率和欠费账龄。</translation>
    </message>
    <message>
        <source>Formula, unit, direction and source of every indicator, with the SQL it runs as.</source>
        <translation>每个指标的公式、单位、方向和依据，附实际执行的 SQL。</translation>
    </message>
    <message>
        <source>What thirty rules found, by rule, unit and batch, with what to do.</source>
        <translation>三十条规则的核对结果，按规则、单位、批次列出，附处理办法。</translation>
    </message>
    <message>
        <source>The newest batch: rows, customers and sums beside the files&apos; own totals, to be signed.</source>
        <translation>最新批次的行数、户数、金额与文件合计对照，供签字。</translation>
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
        <source>Drop Excel, CSV or zip files here</source>
        <translation>把 Excel、CSV 或 zip 文件拖到这里</translation>
    </message>
    <message>
        <source>Several files at once are fine; SQLite, DuckDB and Parquet files too. They are checked first; nothing is stored until you confirm.</source>
        <translation>可以一次选多个文件，SQLite、DuckDB、Parquet 文件也可以。先核对，确认之后才会写入。</translation>
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
    <name>CodeCard</name>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>When the sealed code was used, lost or seen, make a new one and seal it again.</source>
        <translation>封存的恢复码用过、遗失或被人看到后，换一个新的，重新封存。</translation>
    </message>
    <message>
        <source>Make a new recovery code …</source>
        <translation>换新的恢复码…</translation>
    </message>
    <message>
        <source>The new code is put away; the code before opens nothing any more. It is on record.</source>
        <translation>新恢复码已收好；之前的恢复码不能再打开任何东西。此事已记入审计。</translation>
    </message>
    <message>
        <source>New recovery code</source>
        <translation>换新的恢复码</translation>
    </message>
    <message>
        <source>From then on the code in the safe opens nothing. The new one is shown once: have the printer, an envelope and, where there is one, a colleague who may confirm at hand.</source>
        <translation>换过之后，保险柜里的恢复码即告作废。新的只显示这一次：请备好打印机、信封，有可以确认的同事时请其到场。</translation>
    </message>
    <message>
        <source>Make it now</source>
        <translation>现在更换</translation>
    </message>
</context>
<context>
    <name>ColumnRows</name>
    <message>
        <source>Column {header} is read as</source>
        <translation>列“{header}”读作</translation>
    </message>
    <message>
        <source>not imported</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>chosen for column {others} too</source>
        <translation>与第 {others} 列重复</translation>
    </message>
    <message>
        <source>known name</source>
        <translation>已知列名</translation>
    </message>
    <message>
        <source>chosen by you</source>
        <translation>由您指定</translation>
    </message>
</context>
<context>
    <name>ComparisonCard</name>
    <message>
        <source>One customer …</source>
        <translation>同一户…</translation>
    </message>
    <message>
        <source>Two customers …</source>
        <translation>不是同一户…</translation>
    </message>
    <message>
        <source>Back on the list</source>
        <translation>放回待判定</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Take the decision back …</source>
        <translation>撤回判定…</translation>
    </message>
    <message>
        <source>Keep the other number</source>
        <translation>改为保留另一个户号</translation>
    </message>
    <message>
        <source>Why they may be one: {why}</source>
        <translation>为什么像同一户：{why}</translation>
    </message>
    <message>
        <source>Decided: one customer</source>
        <translation>已判定：同一户</translation>
    </message>
    <message>
        <source>Decided: two customers</source>
        <translation>已判定：不是同一户</translation>
    </message>
    <message>
        <source>Months with bills under both numbers: {count}. One customer is hardly billed twice.</source>
        <translation>两个户号都有账单的月份：{count} 个。同一户一般不会重复出账，请留意。</translation>
    </message>
    <message>
        <source>No month has bills under both numbers.</source>
        <translation>没有哪个月两个户号都有账单。</translation>
    </message>
    <message>
        <source>keeps everything</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>gives way</source>
        <translation>归入保留的户号</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>one does not say</source>
        <translation>有一方没有记录</translation>
    </message>
    <message>
        <source>{count} bills, {amount} yuan</source>
        <translation>{count} 笔，{amount} 元</translation>
    </message>
    <message>
        <source>{count} receipts, {amount} yuan</source>
        <translation>{count} 笔，{amount} 元</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>账单</translation>
    </message>
    <message>
        <source>Bill months</source>
        <translation>账单月份</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>缴费</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <source>Everything computed from now on counts for the number kept. Stored rows stay; it can be taken back.</source>
        <translation>今后的计算都记在保留的户号名下；原始记录不变，可以撤回。</translation>
    </message>
    <message>
        <source>One customer</source>
        <translation>判定为同一户</translation>
    </message>
    <message>
        <source>The two are not asked about again, until the decision is taken back.</source>
        <translation>这两个户号今后不再列出，撤回判定后才会再列出。</translation>
    </message>
    <message>
        <source>Two customers</source>
        <translation>判定为不是同一户</translation>
    </message>
    <message>
        <source>The two numbers are on the list again and count each for itself.</source>
        <translation>两个户号重新列入待判定，各算各的。</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤回判定</translation>
    </message>
    <message>
        <source>Reason (kept in the audit trail)</source>
        <translation>理由（记入审计）</translation>
    </message>
</context>
<context>
    <name>Confirm</name>
    <message>
        <source>Go back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>ConnectionForm</name>
    <message>
        <source>Database connection</source>
        <translation>数据库连接</translation>
    </message>
    <message>
        <source>Ask for an account that may only read (SELECT). This program sends nothing else.</source>
        <translation>请向数据库管理员要一个只能查询（SELECT）的账号。本程序也只发出查询。</translation>
    </message>
    <message>
        <source>Kind of database</source>
        <translation>数据库类型</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>传输加密</translation>
    </message>
    <message>
        <source>not encrypted (office network only)</source>
        <translation>不加密（仅限内网）</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>encrypted, server&apos;s certificate checked</source>
        <translation>加密，并核对服务器证书</translation>
    </message>
    <message>
        <source>Name of the connection</source>
        <translation>连接名称</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器地址</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Options (name=value; …)</source>
        <translation>其他选项（名称=值；…）</translation>
    </message>
    <message>
        <source>Password (kept by this PC&apos;s keyring)</source>
        <translation>密码（存入本机系统密钥库）</translation>
    </message>
    <message>
        <source>Password (only to try; not kept)</source>
        <translation>密码（只用于测试，不保存）</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Try the connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>The port is no number between 1 and 65535.</source>
        <translation>端口不是 1 到 65535 之间的数字。</translation>
    </message>
    <message>
        <source>Correct it, or leave it empty.</source>
        <translation>请改正，或留空。</translation>
    </message>
    <message>
        <source>An option is not written as name=value.</source>
        <translation>选项没有写成“名称=值”。</translation>
    </message>
    <message>
        <source>✓ Connected: {kind} {version}</source>
        <translation>✓ 已连通：{kind} {version}</translation>
    </message>
    <message>
        <source>Trying the connection</source>
        <translation>正在测试连接</translation>
    </message>
    <message>
        <source>Connection {name} saved</source>
        <translation>已保存连接 {name}</translation>
    </message>
    <message>
        <source>Saving the connection</source>
        <translation>正在保存连接</translation>
    </message>
    <message>
        <source>Data source (DSN)</source>
        <translation>数据源（DSN）</translation>
    </message>
    <message>
        <source>Service name</source>
        <translation>服务名</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>possible: {names}</source>
        <translation>可设置：{names}</translation>
    </message>
</context>
<context>
    <name>ConnectionsCard</name>
    <message>
        <source>Connection {name} deleted</source>
        <translation>已删除连接 {name}</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>There is none yet. Make one with what the database administrator told you.</source>
        <translation>还没有连接。请按数据库管理员给的信息新建。</translation>
    </message>
    <message>
        <source>This PC has no usable keyring: passwords are not kept and asked for each time.</source>
        <translation>本机没有可用的系统密钥库，密码不保存，每次使用时都要输入。</translation>
    </message>
    <message>
        <source>New …</source>
        <translation>新建…</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
</context>
<context>
    <name>Countdown</name>
    <message>
        <source>You can try again in {time}</source>
        <translation>{time} 后可再试</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>The program made a mistake</source>
        <translation>程序内部出错</translation>
    </message>
    <message>
        <source>The program made a mistake.</source>
        <translation>程序内部出错。</translation>
    </message>
    <message>
        <source>The step under way was not finished; what was reported as done is kept. You can go on working.</source>
        <translation>正在进行的这一步没有完成，已报告完成的都已保存。可以继续工作。</translation>
    </message>
    <message>
        <source>Please copy the details for whoever looks after the program. Names, numbers and addresses are taken out.</source>
        <translation>请复制详情发给维护人员。其中的姓名、号码和地址已去除。</translation>
    </message>
    <message>
        <source>Details, without personal data</source>
        <translation>详情（已去除个人信息）</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>DatabasePage</name>
    <message>
        <source>What is read goes to the same check page as a file; nothing is stored until you confirm. SQLite and DuckDB files need no connection: drop them in like workbooks.</source>
        <translation>读到的数据和文件一样先核对，确认之前什么都不会存入账套。SQLite、DuckDB 文件不用建连接，像工作簿一样拖进来即可。</translation>
    </message>
    <message>
        <source>Back to files</source>
        <translation>返回选择文件</translation>
    </message>
</context>
<context>
    <name>DayCard</name>
    <message>
        <source>day/month/year</source>
        <translation>日/月/年</translation>
    </message>
    <message>
        <source>month/day/year</source>
        <translation>月/日/年</translation>
    </message>
    <message>
        <source>year/month/day</source>
        <translation>年/月/日</translation>
    </message>
    <message>
        <source>Without an answer these rows are rejected; the answer is remembered for files like this.</source>
        <translation>不回答时，这些行会被拒绝；回答后，同样表头的文件不再询问。</translation>
    </message>
    <message>
        <source>No one order reads all of them: the column mixes several. Rows that cannot be read so are rejected.</source>
        <translation>没有一种顺序能读出全部：这一列混有几种写法；选定后读不出的行会被拒绝。</translation>
    </message>
    <message>
        <source>How are day, month and year written? ({count} cells)</source>
        <translation>年、月、日是按什么顺序写的？（{count} 个单元格）</translation>
    </message>
    <message>
        <source>no such day</source>
        <translation>没有这一天</translation>
    </message>
    <message>
        <source>{count} cells unread</source>
        <translation>{count} 个单元格读不出</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Last sign-in {moment} on {station}, failed attempts since: {count}</source>
        <translation>上次登录 {moment}（{station}），其间失败 {count} 次</translation>
    </message>
    <message>
        <source>If that was not you, tell the security administrator.</source>
        <translation>如果不是您本人操作，请告知安全管理员。</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>sealed</source>
        <translation>已封印</translation>
    </message>
    <message>
        <source>before sealing began</source>
        <translation>封印启用之前</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Universal time</source>
        <translation>世界时</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>计算机</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Action code</source>
        <translation>操作代码</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>哈希</translation>
    </message>
    <message>
        <source>Row before</source>
        <translation>前一条</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>封印</translation>
    </message>
    <message>
        <source>Noted with it</source>
        <translation>附带记录</translation>
    </message>
</context>
<context>
    <name>DeviceForm</name>
    <message>
        <source>2/3 This computer</source>
        <translation>2/3 绑定本机</translation>
    </message>
    <message>
        <source>May the data be opened on another computer with a password alone?</source>
        <translation>是否允许在其他电脑上仅凭密码打开数据？</translation>
    </message>
    <message>
        <source>No: bind the workspace to this computer (recommended)</source>
        <translation>否：账套绑定本机（推荐）</translation>
    </message>
    <message>
        <source>Yes: a password is enough</source>
        <translation>是：有密码即可打开</translation>
    </message>
    <message>
        <source>A stolen copy is useless without this computer. On another one the recovery code opens it.</source>
        <translation>数据被拷走也无法打开。换电脑时用恢复码打开。</translation>
    </message>
    <message>
        <source>Not possible: this system offers no keyring to keep the computer&apos;s own secret in.</source>
        <translation>无法绑定：本机系统没有可用的密钥库来保存本机密钥。</translation>
    </message>
    <message>
        <source>Weaker: whoever copies the folder can try passwords on a computer of their own. Keep passwords long.</source>
        <translation>安全性较弱：拷走文件夹的人可以在自己的电脑上猜密码。请使用较长的密码。</translation>
    </message>
    <message>
        <source>Create the workspace</source>
        <translation>建立账套</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Nothing is chosen yet.</source>
        <translation>还没有选择。</translation>
    </message>
    <message>
        <source>Choose one of the two.</source>
        <translation>请在两项中选择一项。</translation>
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
        <source>Some receipts name no month; they pay the oldest bill first</source>
        <translation>部分缴费没有写明月份，按“先清旧欠”分摊</translation>
    </message>
    <message>
        <source>Some receipts name no month; they pay the current month first</source>
        <translation>部分缴费没有写明月份，按“先交当月”分摊</translation>
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
        <translation>应收（元）</translation>
    </message>
    <message>
        <source>Owed</source>
        <translation>欠费（元）</translation>
    </message>
    <message>
        <source>Days late</source>
        <translation>逾期（天）</translation>
    </message>
</context>
<context>
    <name>DrawerActions</name>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部信息</translation>
    </message>
    <message>
        <source>Adjust the level</source>
        <translation>人工调整</translation>
    </message>
    <message>
        <source>New level</source>
        <translation>新等级</translation>
    </message>
    <message>
        <source>Level of customer {cons_no}: {before} → {after}</source>
        <translation>客户 {cons_no} 的等级：{before} → {after}</translation>
    </message>
    <message>
        <source>The level of customer {cons_no} was adjusted</source>
        <translation>客户 {cons_no} 的等级已调整</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>户名</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation>证件号</translation>
    </message>
    <message>
        <source>Name, phone, address and identity number are shown; that they were shown is recorded.</source>
        <translation>将显示户名、电话、地址和证件号，查看会被记录。</translation>
    </message>
    <message>
        <source>Why do you need them?</source>
        <translation>查看原因</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Another level than the card gives. A second person confirms; both names and the reason are recorded.</source>
        <translation>与评分卡不同的等级。需第二人确认，双方姓名和原因都会被记录。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Go on: a second person</source>
        <translation>下一步：第二人确认</translation>
    </message>
</context>
<context>
    <name>Farewell</name>
    <message>
        <source>Backing up</source>
        <translation>正在备份</translation>
    </message>
    <message>
        <source>Power Marketing Desk</source>
        <translation>电力营销分析台</translation>
    </message>
    <message>
        <source>End the program</source>
        <translation>退出程序</translation>
    </message>
    <message>
        <source>Making the backup of today&apos;s work; the program ends by itself.</source>
        <translation>正在备份今天的工作，完成后程序自动退出。</translation>
    </message>
    <message>
        <source>The backup at the end of work was not made. The data themselves are saved.</source>
        <translation>退出时的备份没有完成，数据本身已保存。</translation>
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
        <source>Customers owing for {month}</source>
        <translation>{month} 欠费户数</translation>
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
    <name>FindingsCard</name>
    <message>
        <source>Findings</source>
        <translation>核对发现</translation>
    </message>
    <message>
        <source>Correct the columns …</source>
        <translation>更正对应…</translation>
    </message>
    <message>
        <source>What to do: {fix}</source>
        <translation>处理：{fix}</translation>
    </message>
</context>
<context>
    <name>FounderForm</name>
    <message>
        <source>1/3 Set up this office</source>
        <translation>1/3 设置本单位</translation>
    </message>
    <message>
        <source>The first user sets up the office and appoints the administrators; there is no default account.</source>
        <translation>第一位用户负责建账并任命管理员，程序没有默认账户。</translation>
    </message>
    <message>
        <source>Name of the unit</source>
        <translation>单位名称</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Password again</source>
        <translation>再次输入密码</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Something is left empty.</source>
        <translation>还有未填写的内容。</translation>
    </message>
    <message>
        <source>Fill in all four fields.</source>
        <translation>请填写全部四项。</translation>
    </message>
    <message>
        <source>The password does not keep the rules yet.</source>
        <translation>密码还不符合规则。</translation>
    </message>
    <message>
        <source>See the ticks above the field.</source>
        <translation>请看密码框旁的勾选项。</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>两次密码不一致。</translation>
    </message>
    <message>
        <source>Type the same password twice.</source>
        <translation>请两次输入相同的密码。</translation>
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
    <name>HistoryPage</name>
    <message>
        <source>A batch can be taken back whole; its files may be imported again afterwards.</source>
        <translation>可以整批撤销，撤销后文件可以重新导入。</translation>
    </message>
    <message>
        <source>Nothing has been imported yet.</source>
        <translation>还没有导入过数据。</translation>
    </message>
    <message>
        <source>Undo this batch …</source>
        <translation>撤销这一批…</translation>
    </message>
    <message>
        <source>Back to importing</source>
        <translation>返回导入</translation>
    </message>
    <message>
        <source>Import control sheet</source>
        <translation>导入核对表</translation>
    </message>
    <message>
        <source>Imports, newest first</source>
        <translation>导入记录，最新在前</translation>
    </message>
    <message>
        <source>Undo batch {batch}: {rows} rows imported {moment}; a report was printed after it</source>
        <translation>撤销批次 {batch}：{moment} 导入的 {rows} 行，其后已有打印的报告</translation>
    </message>
    <message>
        <source>Batch {batch} was undone: {rows} rows; {restored} rows it had replaced count again</source>
        <translation>批次 {batch} 已撤销，共 {rows} 行；被它替换的 {restored} 行恢复使用</translation>
    </message>
    <message>
        <source>Batch {batch} was undone: {rows} rows</source>
        <translation>批次 {batch} 已撤销，共 {rows} 行</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>导入时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>导入人</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>undone {moment} by {user}: {reason}</source>
        <translation>{moment} 由 {user} 撤销：{reason}</translation>
    </message>
    <message>
        <source>in use; a report was printed after it</source>
        <translation>使用中，其后已有打印的报告</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Batches {later} stand on this one: undo them first</source>
        <translation>批次 {later} 要用到本批，请先撤销它们</translation>
    </message>
    <message>
        <source>Batch {batch} ({files}): its {rows} rows leave the data in one step, and rows it replaced count again. Reason, name and time are recorded.</source>
        <translation>批次 {batch}（{files}）的 {rows} 行将一次性移出，被它替换的行恢复使用。原因、姓名和时间会被记录。</translation>
    </message>
    <message>
        <source>Why is the batch taken back?</source>
        <translation>撤销原因</translation>
    </message>
    <message>
        <source>Undo the batch</source>
        <translation>撤销</translation>
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
        <source>rows rejected: {count}</source>
        <translation>拒绝 {count} 行</translation>
    </message>
    <message>
        <source>{count} rows were rejected by the last import</source>
        <translation>上次导入拒绝了 {count} 行</translation>
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
        <source>The scores are of {day}, older than the data</source>
        <translation>评分截至 {day}，早于最新数据</translation>
    </message>
    <message>
        <source>Nothing needs attention</source>
        <translation>没有需要注意的事项</translation>
    </message>
</context>
<context>
    <name>IdleBand</name>
    <message>
        <source>Nobody has used the window for a while: it locks in {seconds} s. What you typed is kept.</source>
        <translation>一段时间没有操作，{seconds} 秒后锁定。已输入的内容会保留。</translation>
    </message>
    <message>
        <source>I am here</source>
        <translation>继续使用</translation>
    </message>
</context>
<context>
    <name>ImportScreen</name>
    <message>
        <source>Import data</source>
        <translation>导入数据</translation>
    </message>
    <message>
        <source>Import history</source>
        <translation>导入记录</translation>
    </message>
    <message>
        <source>Extract out of a database</source>
        <translation>从数据库导入</translation>
    </message>
    <message>
        <source>Database …</source>
        <translation>从数据库…</translation>
    </message>
    <message>
        <source>Mapping templates</source>
        <translation>对应模板</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>对应模板</translation>
    </message>
    <message>
        <source>Same customers?</source>
        <translation>合并核对</translation>
    </message>
    <message>
        <source>History</source>
        <translation>导入记录</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>整合规则</translation>
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
</context>
<context>
    <name>InboxBanner</name>
    <message>
        <source>New files in the inbox: {count}</source>
        <translation>收件箱里有 {count} 个新文件</translation>
    </message>
    <message>
        <source> and {count} more</source>
        <translation> 等，另有 {count} 个</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Check them</source>
        <translation>核对</translation>
    </message>
</context>
<context>
    <name>InboxCard</name>
    <message>
        <source>Inbox</source>
        <translation>收件箱</translation>
    </message>
    <message>
        <source>Choose a folder …</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>更换…</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>The inbox is {folder}</source>
        <translation>收件箱已设为 {folder}</translation>
    </message>
    <message>
        <source>No folder is looked into</source>
        <translation>收件箱已停用</translation>
    </message>
    <message>
        <source>Setting the inbox</source>
        <translation>正在设置收件箱</translation>
    </message>
    <message>
        <source>A folder in which extracts arrive; new files are offered here and on the home page.</source>
        <translation>存放导出文件的文件夹；有新文件时，在这里和首页提示核对。</translation>
    </message>
    <message>
        <source>{folder} cannot be reached now</source>
        <translation>{folder} 现在打不开</translation>
    </message>
    <message>
        <source>{folder}: new files are offered; they are never moved or deleted</source>
        <translation>{folder}：有新文件时提示核对，不会移动或删除其中的文件</translation>
    </message>
    <message>
        <source>Choose the inbox</source>
        <translation>选择收件箱</translation>
    </message>
</context>
<context>
    <name>Inline</name>
    <message>
        <source>Go back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Fill in: {what}</source>
        <translation>请填写：{what}</translation>
    </message>
</context>
<context>
    <name>KeyCard</name>
    <message>
        <source>Data key</source>
        <translation>数据密钥</translation>
    </message>
    <message>
        <source>When the key may be known to somebody who left, or as the rules of the office demand. All passwords stay.</source>
        <translation>密钥可能已被离岗人员掌握，或按单位规定需要更换时使用。所有密码不变。</translation>
    </message>
    <message>
        <source>Change the data key …</source>
        <translation>更换数据密钥…</translation>
    </message>
    <message>
        <source>The store is being copied under the new key. Cancel below leaves the old key in force.</source>
        <translation>正在用新密钥重写账套。点下方“取消”则旧密钥继续有效。</translation>
    </message>
    <message>
        <source>Go to the backups</source>
        <translation>去备份</translation>
    </message>
    <message>
        <source>The data key was changed at {moment}; everybody keeps their password. Make a backup now.</source>
        <translation>数据密钥已于 {moment} 更换；所有人的密码不变。请现在备份。</translation>
    </message>
    <message>
        <source>Changing the data key</source>
        <translation>正在更换数据密钥</translation>
    </message>
    <message>
        <source>The whole store is copied under a new key and the copy takes its place; the disk needs room for both. Backups made before keep the old key: a user name and password of that time open them.</source>
        <translation>整个账套用新密钥另写一份并取代原来的，磁盘要能同时放下两份。之前的备份仍是旧密钥：用当时的用户名和密码打开。</translation>
    </message>
    <message>
        <source>Change it now</source>
        <translation>现在更换</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Recovery code and data key …</source>
        <translation>恢复码与数据密钥…</translation>
    </message>
    <message>
        <source>Recovery code …</source>
        <translation>恢复码…</translation>
    </message>
    <message>
        <source>Data key …</source>
        <translation>数据密钥…</translation>
    </message>
    <message>
        <source>Back to the people</source>
        <translation>返回人员</translation>
    </message>
</context>
<context>
    <name>ListCard</name>
    <message>
        <source>No backup yet. One is made before every import and at the end of work; or press the button.</source>
        <translation>还没有备份。每次导入前和退出时会自动备份，也可以立即备份。</translation>
    </message>
    <message>
        <source>Restore this backup …</source>
        <translation>恢复这份备份…</translation>
    </message>
    <message>
        <source>Restore from a file …</source>
        <translation>从文件恢复…</translation>
    </message>
    <message>
        <source>Backups, newest first</source>
        <translation>备份，最新在前</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>备份时间</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Size (MB)</source>
        <translation>大小（MB）</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
</context>
<context>
    <name>ListColumns</name>
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
        <source>Late (d)</source>
        <translation>逾期（天）</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>主要原因</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>风险分</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>户号</translation>
    </message>
    <message>
        <source>Owed (yuan)</source>
        <translation>欠费（元）</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>Power Marketing Desk</source>
        <translation>电力营销分析台</translation>
    </message>
    <message>
        <source>The password is checked as soon as this step of the running work is done.</source>
        <translation>当前任务这一步完成后立即核对密码。</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>The program made a mistake.</source>
        <translation>程序内部出错。</translation>
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
    <name>MappingPage</name>
    <message>
        <source>Kind of data</source>
        <translation>数据种类</translation>
    </message>
    <message>
        <source>The chosen row is the header</source>
        <translation>选中的行是表头</translation>
    </message>
    <message>
        <source>First rows of the file</source>
        <translation>文件的前几行</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Do not import this sheet</source>
        <translation>不导入此表</translation>
    </message>
    <message>
        <source>Read it so</source>
        <translation>按此读取</translation>
    </message>
    <message>
        <source>Read by the template “{name}”; correct it here if it is wrong.</source>
        <translation>按模板“{name}”读取；如果不对，请在这里更正。</translation>
    </message>
    <message>
        <source>Read as you said; correct it here if it is wrong.</source>
        <translation>按您的指定读取；如果不对，请在这里更正。</translation>
    </message>
    <message>
        <source>The columns were recognised; correct them here if they are wrong.</source>
        <translation>各列已自动识别；如果不对，请在这里更正。</translation>
    </message>
    <message>
        <source>please choose</source>
        <translation>请选择</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>“{field}” is chosen for columns {columns}: leave it to one, choose “not imported” for the others.</source>
        <translation>“{field}”选给了第 {columns} 列：只留一列，其余改选“不导入”。</translation>
    </message>
    <message>
        <source>Still missing: {fields}</source>
        <translation>还缺：{fields}</translation>
    </message>
    <message>
        <source>Columns with * are needed; all of them are there.</source>
        <translation>带 * 的列必须有，现已齐全。</translation>
    </message>
    <message>
        <source>The header is row {number}</source>
        <translation>表头在第 {number} 行</translation>
    </message>
</context>
<context>
    <name>Marketing</name>
    <message>
        <source>Marketing: refused</source>
        <translation>营销推送：拒绝</translation>
    </message>
    <message>
        <source>Marketing: not refused</source>
        <translation>营销推送：未拒绝</translation>
    </message>
    <message>
        <source>Withdraw the refusal</source>
        <translation>撤回拒绝</translation>
    </message>
    <message>
        <source>Refuses marketing</source>
        <translation>登记拒绝营销</translation>
    </message>
    <message>
        <source>Recorded: customer {cons_no} refuses marketing</source>
        <translation>已记录：客户 {cons_no} 拒绝营销推送</translation>
    </message>
    <message>
        <source>Recorded: customer {cons_no} no longer refuses marketing</source>
        <translation>已记录：客户 {cons_no} 不再拒绝营销推送</translation>
    </message>
    <message>
        <source>Recording what the customer said</source>
        <translation>正在记录客户意愿</translation>
    </message>
    <message>
        <source>Every exported list and the customer&apos;s own page will say that this customer wants no marketing. It is recorded.</source>
        <translation>以后导出的每份清单和该客户的详情都会注明其拒绝营销推送；此操作会被记录。</translation>
    </message>
    <message>
        <source>The customer has changed their mind. The refusal stays on record with the day it ended.</source>
        <translation>客户改变了主意。原来的拒绝及其结束日期会保留在记录里。</translation>
    </message>
    <message>
        <source>How did the customer say so?</source>
        <translation>客户以何种方式提出？</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
</context>
<context>
    <name>Matrix</name>
    <message>
        <source>✓ granted; everything else is denied. One person has one account, and one account one duty.</source>
        <translation>✓ 表示允许，其余一律拒绝。一人一个账户，一个账户一个岗位。</translation>
    </message>
    <message>
        <source>Back to the people</source>
        <translation>返回用户</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Permissions by duty</source>
        <translation>各岗位的权限</translation>
    </message>
    <message>
        <source>May</source>
        <translation>权限</translation>
    </message>
</context>
<context>
    <name>MergingPage</name>
    <message>
        <source>Numbers whose records look like one customer. Nothing is merged before somebody says so here.</source>
        <translation>档案看起来像同一户的户号。没有人在这里判定之前，什么都不会合并。</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>待判定</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已判定</translation>
    </message>
    <message>
        <source>Numbers that may be one customer</source>
        <translation>可能是同一户的户号</translation>
    </message>
    <message>
        <source>Back to importing</source>
        <translation>返回导入</translation>
    </message>
    <message>
        <source>Only who sees the customers of the whole office can compare them.</source>
        <translation>只有能看全单位客户的人才能核对。</translation>
    </message>
    <message>
        <source>Nothing is left to decide. New pairs come up after an import.</source>
        <translation>没有待判定的了。导入新数据后会再列出。</translation>
    </message>
    <message>
        <source>No two numbers look like one customer. Pairs come up after an import.</source>
        <translation>没有看起来像同一户的户号。导入新数据后会再列出。</translation>
    </message>
    <message>
        <source>Nothing was put off.</source>
        <translation>没有放到以后的。</translation>
    </message>
    <message>
        <source>Nothing was decided yet.</source>
        <translation>还没有判定过。</translation>
    </message>
    <message>
        <source>{former} and {kept} are one customer from now on</source>
        <translation>{former} 与 {kept} 今后按同一户计算</translation>
    </message>
    <message>
        <source>{former} and {kept} are two customers</source>
        <translation>已记下：{former} 与 {kept} 不是同一户</translation>
    </message>
    <message>
        <source>The decision about {former} and {kept} was taken back</source>
        <translation>对 {former} 与 {kept} 的判定已撤回</translation>
    </message>
    <message>
        <source>Scores and groups follow when they are calculated again.</source>
        <translation>评分和分群在重新计算后随之改变。</translation>
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
    <name>NewCodeForm</name>
    <message>
        <source>The new recovery code</source>
        <translation>新的恢复码</translation>
    </message>
    <message>
        <source>It is put away</source>
        <translation>已收好</translation>
    </message>
    <message>
        <source>Unit: {unit} · made anew by: {user}</source>
        <translation>单位：{unit} · 更换人：{user}</translation>
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
        <source>All bill months: {count} customers at high risk owe {amount} x 10k yuan, {share} of all arrears.</source>
        <translation>按全部账期计算：{count} 户高风险，欠费 {amount} 万元，占全部欠费的 {share}。</translation>
    </message>
</context>
<context>
    <name>OldKeyFields</name>
    <message>
        <source>This backup was not made under the present key</source>
        <translation>该备份不是用现在的密钥写成的</translation>
    </message>
    <message>
        <source>If it is from before the data key was changed, a user name and password of that time open it.</source>
        <translation>若写于更换数据密钥之前，可用当时的用户名和密码打开。</translation>
    </message>
    <message>
        <source>User at that time</source>
        <translation>当时的用户名</translation>
    </message>
    <message>
        <source>Password at that time</source>
        <translation>当时的密码</translation>
    </message>
    <message>
        <source>Open the backup</source>
        <translation>打开备份</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Something is left empty.</source>
        <translation>还有未填写的内容。</translation>
    </message>
    <message>
        <source>Fill in both fields.</source>
        <translation>请填写两项。</translation>
    </message>
</context>
<context>
    <name>PackForm</name>
    <message>
        <source>Hand out</source>
        <translation>打包发出</translation>
    </message>
    <message>
        <source>All customers, bills and payments in one encrypted, signed file for another computer or another office.</source>
        <translation>把全部客户、电费和缴费打成一个加密、签名的文件，交给别的电脑或别的单位。</translation>
    </message>
    <message>
        <source>What is the package for? (goes into the register of exports)</source>
        <translation>数据包做什么用？（记入导出登记簿）</translation>
    </message>
    <message>
        <source>Password of the package</source>
        <translation>数据包密码</translation>
    </message>
    <message>
        <source>Password again</source>
        <translation>再次输入密码</translation>
    </message>
    <message>
        <source>Choose the file and pack …</source>
        <translation>选择文件并打包…</translation>
    </message>
    <message>
        <source>Tell it by telephone; never send it along with the file</source>
        <translation>请用电话告知对方，不要与文件一起发送</translation>
    </message>
    <message>
        <source>Nobody has said yet what the package is for.</source>
        <translation>还没有填写数据包做什么用。</translation>
    </message>
    <message>
        <source>Type it in the first field.</source>
        <translation>请填在第一栏。</translation>
    </message>
    <message>
        <source>The password does not keep the rules yet.</source>
        <translation>密码还不符合规则。</translation>
    </message>
    <message>
        <source>See the rules above the field.</source>
        <translation>请看输入框上方的规则。</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>两次密码不一致。</translation>
    </message>
    <message>
        <source>Type the same password twice.</source>
        <translation>请两次输入相同的密码。</translation>
    </message>
    <message>
        <source>Packing the data</source>
        <translation>正在打包数据</translation>
    </message>
    <message>
        <source>File: {path}</source>
        <translation>文件：{path}</translation>
    </message>
    <message>
        <source>At least {count} characters</source>
        <translation>至少 {count} 个字符</translation>
    </message>
    <message>
        <source>Packed: {rows}; {size} MB. Signed by {signer}</source>
        <translation>已打包：{rows}；{size} MB。签名者 {signer}</translation>
    </message>
</context>
<context>
    <name>PackageWords</name>
    <message>
        <source>Data packages</source>
        <translation>数据包</translation>
    </message>
    <message>
        <source>{user}, {moment}</source>
        <translation>{user}，{moment}</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Packed by</source>
        <translation>打包人</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签名者</translation>
    </message>
    <message>
        <source>Kind of data</source>
        <translation>数据性质</translation>
    </message>
    <message>
        <source>made up for training</source>
        <translation>培训用模拟数据</translation>
    </message>
</context>
<context>
    <name>PackagesPage</name>
    <message>
        <source>Back to the backups</source>
        <translation>返回备份</translation>
    </message>
</context>
<context>
    <name>PairColumns</name>
    <message>
        <source>Keeps</source>
        <translation>保留户号</translation>
    </message>
    <message>
        <source>Gives way</source>
        <translation>原户号</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为什么像</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>one customer</source>
        <translation>同一户</translation>
    </message>
    <message>
        <source>two customers</source>
        <translation>不是同一户</translation>
    </message>
</context>
<context>
    <name>ParametersPage</name>
    <message>
        <source>The parameters of the rules were saved</source>
        <translation>规则参数已保存</translation>
    </message>
    <message>
        <source>They hold from the next run on; judge again to see what they change.</source>
        <translation>下次核对起生效；重新核对可看到变化。</translation>
    </message>
    <message>
        <source>Saving parameters</source>
        <translation>保存参数</translation>
    </message>
    <message>
        <source>Back to the rules</source>
        <translation>返回规则</translation>
    </message>
    <message>
        <source>Put the defaults in</source>
        <translation>恢复默认值</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Values hold for the whole office from the next run on; every change is recorded.</source>
        <translation>对全单位有效，下次核对起生效；每次改动都有记录。</translation>
    </message>
    <message>
        <source>default {value} · {limits}</source>
        <translation>默认 {value} · {limits}</translation>
    </message>
</context>
<context>
    <name>PasswordCard</name>
    <message>
        <source>Change the password</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>当前密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>再次输入新密码</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>The password does not keep the rules yet.</source>
        <translation>密码还不符合规则。</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>两次密码不一致。</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新核对</translation>
    </message>
    <message>
        <source>Go on without this file</source>
        <translation>先不导入这个文件</translation>
    </message>
    <message>
        <source>Password of the file</source>
        <translation>文件的打开密码</translation>
    </message>
</context>
<context>
    <name>PasswordRules</name>
    <message>
        <source>At least {count} characters</source>
        <translation>至少 {count} 个字符</translation>
    </message>
    <message>
        <source>At least {count} of: lower case, upper case, digits, other signs</source>
        <translation>小写、大写、数字、其他符号中至少 {count} 类</translation>
    </message>
    <message>
        <source>Does not contain the user name</source>
        <translation>不包含用户名</translation>
    </message>
    <message>
        <source>Not one of your last {count} passwords · to be changed after {days} days</source>
        <translation>不与最近 {count} 次密码相同 · {days} 天后需更换</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>强</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>中</translation>
    </message>
    <message>
        <source>weak</source>
        <translation>弱</translation>
    </message>
    <message>
        <source>Strength of the password: {words}</source>
        <translation>密码强度：{words}</translation>
    </message>
</context>
<context>
    <name>PolicyScreen</name>
    <message>
        <source>Security policy</source>
        <translation>安全策略</translation>
    </message>
    <message>
        <source>For everybody in this workspace, from the next sign-in on; every change is recorded</source>
        <translation>对本账套所有用户生效，下次登录起执行，每次修改都有记录</translation>
    </message>
    <message>
        <source>Safe defaults</source>
        <translation>恢复安全默认值</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>default {value}</source>
        <translation>默认 {value}</translation>
    </message>
    <message>
        <source>The security policy was saved</source>
        <translation>安全策略已保存</translation>
    </message>
    <message>
        <source>Saving the policy</source>
        <translation>保存策略</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>个字符</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Shortest password</source>
        <translation>密码最短长度</translation>
    </message>
    <message>
        <source>Kinds of characters in a password</source>
        <translation>密码字符种类</translation>
    </message>
    <message>
        <source>of 4</source>
        <translation>类（共 4 类）</translation>
    </message>
    <message>
        <source>Old passwords that may not come again</source>
        <translation>不得重复的历史密码</translation>
    </message>
    <message>
        <source>passwords</source>
        <translation>个</translation>
    </message>
    <message>
        <source>A password is to be changed after (0: never)</source>
        <translation>密码有效期（0 为不限）</translation>
    </message>
    <message>
        <source>Wrong passwords before waiting</source>
        <translation>开始等待前的失败次数</translation>
    </message>
    <message>
        <source>attempts</source>
        <translation>次</translation>
    </message>
    <message>
        <source>First wait; doubles with every further failure</source>
        <translation>首次等待，之后每次失败加倍</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>最长等待</translation>
    </message>
    <message>
        <source>The window locks when nobody used it for</source>
        <translation>无操作自动锁定</translation>
    </message>
    <message>
        <source>An account not used for so long is closed</source>
        <translation>账户长期未用自动关闭</translation>
    </message>
    <message>
        <source>Rows that may be exported without a second person</source>
        <translation>无需第二人的导出行数</translation>
    </message>
    <message>
        <source>Rows that may be copied without a purpose</source>
        <translation>无需用途的复制行数</translation>
    </message>
    <message>
        <source>The audit trail is kept for at least</source>
        <translation>审计记录至少保留</translation>
    </message>
    <message>
        <source>Customer data are kept for</source>
        <translation>客户数据保留</translation>
    </message>
    <message>
        <source>months</source>
        <translation>个月</translation>
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
    <name>PreviewCard</name>
    <message>
        <source>Backup of {moment}</source>
        <translation>{moment} 的备份</translation>
    </message>
    <message>
        <source>Read from the first byte to the last: it is whole</source>
        <translation>已从头到尾读取核验，内容完整</translation>
    </message>
    <message>
        <source>Not verified yet</source>
        <translation>尚未核验</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>After the restore</source>
        <translation>恢复后</translation>
    </message>
    <message>
        <source>Before anything is replaced a safety copy of the present state is made and verified. Passwords are those of that day again; the audit trail is not turned back. Cancelling leaves everything as it is.</source>
        <translation>替换之前会先备份并核验现在的数据。密码恢复为当时的密码，审计记录不会倒退。取消则一切不变。</translation>
    </message>
</context>
<context>
    <name>PullCard</name>
    <message>
        <source>Asking for the tables</source>
        <translation>正在读取表清单</translation>
    </message>
    <message>
        <source>Reading the first rows</source>
        <translation>正在读取前几行</translation>
    </message>
    <message>
        <source>Tables with this in their name</source>
        <translation>按名称筛选表</translation>
    </message>
    <message>
        <source>At most so many rows (empty: {most})</source>
        <translation>行数上限（留空为 {most}）</translation>
    </message>
    <message>
        <source>Password (this PC keeps none for it)</source>
        <translation>密码（本机没有保存）</translation>
    </message>
    <message>
        <source>Or one query that only reads (SELECT …); it goes before the table</source>
        <translation>或者写一条查询（SELECT…），写了就不用左边的表</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>前几行</translation>
    </message>
    <message>
        <source>Show the tables</source>
        <translation>列出表</translation>
    </message>
    <message>
        <source>Look at the first rows</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Read and check</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Table or view</source>
        <translation>表或视图</translation>
    </message>
    <message>
        <source>The first {count} rows; there are more</source>
        <translation>前 {count} 行，后面还有</translation>
    </message>
    <message>
        <source>All {count} rows</source>
        <translation>全部 {count} 行</translation>
    </message>
</context>
<context>
    <name>QualityFilters</name>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>供电单位</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>All batches</source>
        <translation>全部批次</translation>
    </message>
    <message>
        <source>All units</source>
        <translation>全部单位</translation>
    </message>
</context>
<context>
    <name>QualityScreen</name>
    <message>
        <source>Data quality</source>
        <translation>数据质量</translation>
    </message>
    <message>
        <source>Judge now</source>
        <translation>立即核对</translation>
    </message>
    <message>
        <source>Print report</source>
        <translation>打印报告</translation>
    </message>
    <message>
        <source>Import control sheet</source>
        <translation>导入核对表</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Rules with what they found</source>
        <translation>规则及核对结果</translation>
    </message>
    <message>
        <source>Data or parameters have changed since this run; judge again to bring it up to date.</source>
        <translation>本次核对之后数据或参数有变化，请重新核对。</translation>
    </message>
    <message>
        <source>{count} contradictions about units; the printed report names them</source>
        <translation>供电单位有 {count} 处矛盾，见打印的数据质量报告</translation>
    </message>
    <message>
        <source>Thirty rules over everything that was imported</source>
        <translation>对全部已导入数据的三十条规则</translation>
    </message>
    <message>
        <source>Run {run} of {moment}, as of {day}</source>
        <translation>第 {run} 次核对，{moment}，按 {day} 这一天判断</translation>
    </message>
    <message>
        <source>Judging data quality</source>
        <translation>核对数据质量</translation>
    </message>
    <message>
        <source>Data quality {score}: {hits} hits of {rules} rules that could be judged</source>
        <translation>数据质量 {score} 分：{rules} 条规则可判断，命中 {hits} 行</translation>
    </message>
    <message>
        <source>Import data</source>
        <translation>导入数据</translation>
    </message>
    <message>
        <source>Nothing to judge yet</source>
        <translation>还没有可核对的数据</translation>
    </message>
    <message>
        <source>The rules judge what was imported, and nothing was.</source>
        <translation>规则核对的是已导入的数据，目前还没有导入。</translation>
    </message>
    <message>
        <source>Not judged yet</source>
        <translation>还没有核对过</translation>
    </message>
    <message>
        <source>Thirty rules say what is missing, doubled or contradicts itself.</source>
        <translation>三十条规则会指出缺失、重复和自相矛盾的数据。</translation>
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
        <source>Data quality</source>
        <translation>数据质量</translation>
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
    <message>
        <source>People and duties</source>
        <translation>用户与岗位</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>Backups and packages</source>
        <translation>备份与数据包</translation>
    </message>
</context>
<context>
    <name>RecoverForm</name>
    <message>
        <source>Forgotten password</source>
        <translation>忘记密码</translation>
    </message>
    <message>
        <source>An administrator can give you a new first password. Where nobody can, the sealed recovery code opens the workspace, on another computer too; its use is recorded.</source>
        <translation>可请管理员重置初始密码。无人可办时，用密封的恢复码打开账套，换电脑也可以，使用会被记录。</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>再次输入新密码</translation>
    </message>
    <message>
        <source>Open with the code</source>
        <translation>用恢复码打开</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Something is left empty.</source>
        <translation>还有未填写的内容。</translation>
    </message>
    <message>
        <source>Fill in all four fields.</source>
        <translation>请填写全部四项。</translation>
    </message>
    <message>
        <source>The password does not keep the rules yet.</source>
        <translation>密码还不符合规则。</translation>
    </message>
    <message>
        <source>See the ticks above the field.</source>
        <translation>请看密码框旁的勾选项。</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>两次密码不一致。</translation>
    </message>
    <message>
        <source>Type the same password twice.</source>
        <translation>请两次输入相同的密码。</translation>
    </message>
</context>
<context>
    <name>RecoveryCard</name>
    <message>
        <source>{count} bill months to {last}, as of {day} · older months have had longer to pay</source>
        <translation>到 {last} 的 {count} 个账期，截至 {day} · 较早的账期收费时间更长</translation>
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
        <translation>应收（元）</translation>
    </message>
    <message>
        <source>Paid (yuan)</source>
        <translation>实收（元）</translation>
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
    <message>
        <source>{month}/{year}</source>
        <translation>{year}年{month}月</translation>
    </message>
    <message>
        <source>month {month}</source>
        <translation>{month}月</translation>
    </message>
</context>
<context>
    <name>RecoveryForm</name>
    <message>
        <source>3/3 Recovery code</source>
        <translation>3/3 恢复码</translation>
    </message>
    <message>
        <source>Shown only now and kept nowhere. It opens the data when passwords are forgotten or the computer is lost. Print it, seal it in an envelope, put it in the safe.</source>
        <translation>仅此一次显示，程序不保存。忘记密码或电脑损坏时用它打开数据。请打印，装入信封密封，放入保险柜。</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Print the code</source>
        <translation>打印恢复码</translation>
    </message>
    <message>
        <source>I have put it in a safe place</source>
        <translation>已妥善保管</translation>
    </message>
    <message>
        <source>Type the last group of the code from the paper</source>
        <translation>照纸面输入恢复码的最后一组</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>The code is not put away yet.</source>
        <translation>恢复码还没有妥善保管。</translation>
    </message>
    <message>
        <source>Print it or write it down, then tick the sentence.</source>
        <translation>请打印或抄写，然后勾选。</translation>
    </message>
    <message>
        <source>This is not the last group.</source>
        <translation>与最后一组不符。</translation>
    </message>
    <message>
        <source>Compare it with the paper, sign by sign.</source>
        <translation>请与纸面逐位核对。</translation>
    </message>
    <message>
        <source>Unit: {unit} · set up by: {user}</source>
        <translation>单位：{unit} · 建账人：{user}</translation>
    </message>
    <message>
        <source>Seal this sheet in an envelope and keep it in the safe, apart from the computer.</source>
        <translation>请将本页装入信封密封，放入保险柜，与电脑分开保管。</translation>
    </message>
    <message>
        <source>Whoever has it can open the data. When it was used or lost, have a new code made.</source>
        <translation>持有者可以打开数据。使用或遗失后请重新生成。</translation>
    </message>
    <message>
        <source>Recovery code of the workspace</source>
        <translation>账套恢复码</translation>
    </message>
</context>
<context>
    <name>Rejects</name>
    <message>
        <source>Save rejected rows</source>
        <translation>导出拒绝行</translation>
    </message>
    <message>
        <source>rejected rows.xlsx</source>
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
    <name>RepairCard</name>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Back to the backups</source>
        <translation>返回备份</translation>
    </message>
    <message>
        <source>Repairing the workspace</source>
        <translation>正在修复账套</translation>
    </message>
    <message>
        <source>Put right: {count}.</source>
        <translation>处理了 {count} 项。</translation>
    </message>
    <message>
        <source>The workspace opens and all of it can be read.</source>
        <translation>账套可以打开，所有数据可读。</translation>
    </message>
    <message>
        <source>Verify once more; where something is still wrong, restore the newest whole backup.</source>
        <translation>请再核验一次；仍有异常的，恢复最新的完好备份。</translation>
    </message>
    <message>
        <source>No whole backup was found that your password opens.</source>
        <translation>没有找到您的密码能打开的完好备份。</translation>
    </message>
    <message>
        <source>The newest whole backup: {file}. Sign out; the workspace is rescued from it with powerdesk restore.</source>
        <translation>最新的完好备份：{file}。请退出登录，再用命令 powerdesk restore 救回。</translation>
    </message>
</context>
<context>
    <name>RepairFields</name>
    <message>
        <source>Repair</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Closes the workspace, clears away what a crash left (unfinished and temporary files, a restore broken off), opens it again and reads all of it. No data are deleted or changed; an import that is only being checked is given up.</source>
        <translation>先关闭账套，清掉异常中断留下的东西（没写完的文件、临时文件、中断的恢复），再打开并通读全部数据。不删除、不改动任何数据；正在检查、尚未读入的导入会作废。</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>您的密码</translation>
    </message>
    <message>
        <source>Repair now</source>
        <translation>现在修复</translation>
    </message>
    <message>
        <source>Something is left empty.</source>
        <translation>有未填的项。</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>请输入您的密码。</translation>
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
    <name>RestorePage</name>
    <message>
        <source>Restore the backup of {moment}</source>
        <translation>恢复 {moment} 的备份</translation>
    </message>
    <message>
        <source>Go on: a second person</source>
        <translation>下一步：第二人确认</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Back to the backups</source>
        <translation>返回备份</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>重新登录</translation>
    </message>
    <message>
        <source>Last month of the backup</source>
        <translation>备份的最近账期</translation>
    </message>
    <message>
        <source>Restoring; the window may stay open. Cancel below leaves everything as it was.</source>
        <translation>正在恢复，窗口可以保持打开。下方可取消，取消后一切不变。</translation>
    </message>
    <message>
        <source>To make sure that this is the right backup, type its last month: {month}</source>
        <translation>为确认是这份备份，请输入它的最近账期：{month}</translation>
    </message>
    <message>
        <source>the recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Asked for by {user} · confirmed by {second}</source>
        <translation>申请人 {user} · 确认人 {second}</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation>正在恢复</translation>
    </message>
    <message>
        <source>Restored to {moment}: {counts}.</source>
        <translation>已恢复到 {moment}：{counts}。</translation>
    </message>
    <message>
        <source>The state before it is kept in {file}.</source>
        <translation>恢复前的数据保存在 {file}。</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Imported {files} files, {rows} rows; skipped {skipped} rows; rejected {rejected} rows; took {time}</source>
        <translation>已导入 {files} 个文件，{rows} 行；跳过 {skipped} 行；拒绝 {rejected} 行；用时 {time}</translation>
    </message>
    <message>
        <source> · ✕ not imported, not readable: {files}</source>
        <translation> · ✕ 读不了、没有导入：{files}</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} 分 {seconds} 秒</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
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
    <name>RowsPage</name>
    <message>
        <source>Back to the rules</source>
        <translation>返回规则</translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation>打开该客户</translation>
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
        <source>Rows hit</source>
        <translation>命中的行</translation>
    </message>
    <message>
        <source>What to do: {fix}</source>
        <translation>处理：{fix}</translation>
    </message>
    <message>
        <source>Rows {first}–{last} of {total}</source>
        <translation>第 {first}–{last} 行，共 {total} 行</translation>
    </message>
    <message>
        <source>No row is hit any more; judge again to bring the counts up to date.</source>
        <translation>已没有命中的行；重新核对可更新计数。</translation>
    </message>
</context>
<context>
    <name>RuleCard</name>
    <message>
        <source>Show rows</source>
        <translation>看明细</translation>
    </message>
    <message>
        <source>First rows hit</source>
        <translation>命中的前几行</translation>
    </message>
    <message>
        <source>What to do: {fix}</source>
        <translation>处理：{fix}</translation>
    </message>
    <message>
        <source>Not judged: the data this rule needs were not imported. That is not the same as no hits.</source>
        <translation>未判断：没有导入这条规则所需的数据，并不等于没有问题。</translation>
    </message>
    <message>
        <source>{judged} rows judged, none hit</source>
        <translation>可判断 {judged} 行，没有命中</translation>
    </message>
    <message>
        <source>{hits} of {judged} rows hit</source>
        <translation>可判断 {judged} 行，命中 {hits} 行</translation>
    </message>
</context>
<context>
    <name>RuleColumns</name>
    <message>
        <source>Severity</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Judged</source>
        <translation>可判断行</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>命中行</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Customer no.</source>
        <translation>户号</translation>
    </message>
    <message>
        <source>Month or object</source>
        <translation>月份/对象</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>未判断</translation>
    </message>
</context>
<context>
    <name>RuleWords</name>
    <message>
        <source>Receipts that name no month</source>
        <translation>没有写明月份的缴费</translation>
    </message>
    <message>
        <source>A month that is there comes in again</source>
        <translation>已有的月份再次导入</translation>
    </message>
    <message>
        <source>Units of which no extract says what they belong to</source>
        <translation>资料没有写明上级的供电单位</translation>
    </message>
    <message>
        <source>Bills without a release date</source>
        <translation>没有发行日期的账单</translation>
    </message>
    <message>
        <source>Bills without a due date</source>
        <translation>没有交费截止日的账单</translation>
    </message>
    <message>
        <source>Day {day} of the month after the bill month counts as the release date.</source>
        <translation>以电费年月次月 {day} 日为发行日期，入库时注明是推算的。</translation>
    </message>
    <message>
        <source>Day {day} of the month after the bill month counts as the due date, never before the release date.</source>
        <translation>以电费年月次月 {day} 日为交费截止日，不早于发行日期；入库时注明是推算的。</translation>
    </message>
    <message>
        <source>the oldest bill first</source>
        <translation>先清旧欠</translation>
    </message>
    <message>
        <source>the newest bill first</source>
        <translation>先交当月</translation>
    </message>
    <message>
        <source>skip what is there</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>replace the month</source>
        <translation>替换该月</translation>
    </message>
    <message>
        <source>append as corrections</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>flat, unless extracts prove it</source>
        <translation>不归并（资料证实的除外）</translation>
    </message>
    <message>
        <source>below the unit their code begins with</source>
        <translation>按编码归到上级</translation>
    </message>
    <message>
        <source>day {day} of the next month</source>
        <translation>次月 {day} 日</translation>
    </message>
    <message>
        <source>Each check tells the counts and lets you choose otherwise; the very same file is left out at first.</source>
        <translation>每次核对都会列出行数，可以另选；内容完全相同的文件总是先跳过。</translation>
    </message>
</context>
<context>
    <name>RulesScreen</name>
    <message>
        <source>The integration rules were saved</source>
        <translation>整合规则已保存</translation>
    </message>
    <message>
        <source>They hold for everything computed from now on; days that were filled in stay as they are.</source>
        <translation>今后的计算按新规则；已推算入库的日期不改。</translation>
    </message>
    <message>
        <source>Saving the rules</source>
        <translation>保存规则</translation>
    </message>
    <message>
        <source>Integration rules</source>
        <translation>整合规则</translation>
    </message>
    <message>
        <source>What counts where an extract does not say it; the same rules are printed in reports</source>
        <translation>导出文件没有写明时按这些规则计算；报告里印的也是这些规则</translation>
    </message>
    <message>
        <source>Put the defaults in</source>
        <translation>恢复默认值</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>default: {value}</source>
        <translation>默认：{value}</translation>
    </message>
    <message>
        <source>Only the system administrator can change them.</source>
        <translation>只有系统管理员可以更改。</translation>
    </message>
    <message>
        <source>Nobody has changed them: all are as delivered.</source>
        <translation>还没有人改过，都是默认值。</translation>
    </message>
    <message>
        <source>Changed last on {moment} by {user}; every change is in the audit trail.</source>
        <translation>最近一次更改：{moment}，{user}；每次更改都记入审计。</translation>
    </message>
</context>
<context>
    <name>SameMonthCard</name>
    <message>
        <source>Skip: {rows} rows that are there are not imported again</source>
        <translation>跳过：已有的 {rows} 行不再导入</translation>
    </message>
    <message>
        <source>Replace the month: {rows} earlier rows go out of force, {missing} of them of customers not in the files</source>
        <translation>替换该月：以前的 {rows} 行退出使用，其中 {missing} 行的客户不在本次文件中</translation>
    </message>
    <message>
        <source>Append (corrections only): all {arriving} rows come in, {rows} of them count a second time</source>
        <translation>追加（只用于退补、冲正）：{arriving} 行全部计入，其中 {rows} 行库中已有、会重复计</translation>
    </message>
    <message>
        <source>Skip: files that were imported stay out</source>
        <translation>跳过：以前导入过的文件不再导入</translation>
    </message>
    <message>
        <source>Replace the month: read them again; its rows are counted then</source>
        <translation>替换该月：重新读取这些文件，影响多少行读后告知</translation>
    </message>
    <message>
        <source>Append (corrections only): read them again; what counts a second time is told then</source>
        <translation>追加（只用于退补、冲正）：重新读取这些文件，重复计多少行读后告知</translation>
    </message>
    <message>
        <source>{kind}: {stored} there, {arriving} in the files. Skip leaves {skip}, replace {replace}, append {append}</source>
        <translation>{kind}：库中 {stored}，文件里 {arriving}。之后：跳过 {skip}，替换 {replace}，追加 {append}</translation>
    </message>
    <message>
        <source>{rows} rows</source>
        <translation>{rows} 行</translation>
    </message>
    <message>
        <source>{rows} rows ({amount} yuan)</source>
        <translation>{rows} 行（{amount} 元）</translation>
    </message>
    <message>
        <source>The store has rows of these months already</source>
        <translation>库中已有这些月份的数据</translation>
    </message>
    <message>
        <source>{file} was imported in batch {batch}</source>
        <translation>{file} 已在第 {batch} 批导入过</translation>
    </message>
    <message>
        <source>Left out: {files}</source>
        <translation>已跳过：{files}</translation>
    </message>
</context>
<context>
    <name>ScoreTrend</name>
    <message>
        <source>Score of each run, out of 100 points</source>
        <translation>每次核对的得分（分，满分 100）</translation>
    </message>
    <message>
        <source>The score is where it was at the run before</source>
        <translation>得分与上次核对持平</translation>
    </message>
    <message>
        <source>The score rose by {points} points</source>
        <translation>得分比上次上升 {points} 分</translation>
    </message>
    <message>
        <source>The score fell by {points} points</source>
        <translation>得分比上次下降 {points} 分</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Judged on</source>
        <translation>核对时间</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>命中行</translation>
    </message>
</context>
<context>
    <name>SecondPersonDialog</name>
    <message>
        <source>A second person confirms</source>
        <translation>第二人确认</translation>
    </message>
    <message>
        <source>Asked for by {user}</source>
        <translation>申请人：{user}</translation>
    </message>
    <message>
        <source>For an office where nobody else has an account. The use of the code is recorded; seal it again afterwards.</source>
        <translation>用于没有其他账户的单位。使用恢复码会被记录，用后请重新密封。</translation>
    </message>
    <message>
        <source>Somebody else who may confirm types their own name and password here. Both names are recorded.</source>
        <translation>请有确认权限的另一位同事输入本人的用户名和密码，双方姓名都会被记录。</translation>
    </message>
    <message>
        <source>Second user</source>
        <translation>第二人用户</translation>
    </message>
    <message>
        <source>Sealed recovery code</source>
        <translation>密封的恢复码</translation>
    </message>
    <message>
        <source>Password of the second user</source>
        <translation>第二人密码</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>A colleague confirms</source>
        <translation>由同事确认</translation>
    </message>
    <message>
        <source>There is nobody else: use the recovery code</source>
        <translation>没有其他人：使用恢复码</translation>
    </message>
    <message>
        <source>The second person must be somebody else.</source>
        <translation>第二人必须是另一个人。</translation>
    </message>
    <message>
        <source>Have a colleague type name and password.</source>
        <translation>请由另一位同事输入用户名和密码。</translation>
    </message>
    <message>
        <source>Something is left empty.</source>
        <translation>还有未填写的内容。</translation>
    </message>
    <message>
        <source>Fill it in, then confirm.</source>
        <translation>请填写后确认。</translation>
    </message>
</context>
<context>
    <name>SheetsCard</name>
    <message>
        <source>Sheets</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Check again as ticked</source>
        <translation>按勾选重新核对</translation>
    </message>
    <message>
        <source>(hidden)</source>
        <translation>（隐藏）</translation>
    </message>
    <message>
        <source>Password of {sheet}</source>
        <translation>{sheet} 的打开密码</translation>
    </message>
    <message>
        <source>Columns …</source>
        <translation>对应…</translation>
    </message>
    <message>
        <source>Columns of {sheet}</source>
        <translation>{sheet} 的列对应</translation>
    </message>
    <message>
        <source>Password …</source>
        <translation>输入密码…</translation>
    </message>
    <message>
        <source>{count} rows</source>
        <translation>{count} 行</translation>
    </message>
    <message>
        <source>not imported: its columns are not known yet</source>
        <translation>没有导入：各列是什么还需您确认</translation>
    </message>
    <message>
        <source>not imported</source>
        <translation>不导入</translation>
    </message>
</context>
<context>
    <name>ShownCustomers</name>
    <message>
        <source>Customers unmasked</source>
        <translation>客户全部信息</translation>
    </message>
    <message>
        <source>Shown only here and only now; closing takes it away.</source>
        <translation>仅在此处显示，关闭后不再保留。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Customer no.</source>
        <translation>户号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>户名</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation>证件号</translation>
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
        <source>Six digits of the authenticator</source>
        <translation>动态口令六位数字</translation>
    </message>
    <message>
        <source>Forgotten password</source>
        <translation>忘记密码</translation>
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
        <source>No backup yet</source>
        <translation>还没有备份</translation>
    </message>
    <message>
        <source>Last backup: today {time}</source>
        <translation>上次备份：今天 {time}</translation>
    </message>
    <message>
        <source>Last backup: yesterday {time}</source>
        <translation>上次备份：昨天 {time}</translation>
    </message>
    <message>
        <source>Last backup: {day}</source>
        <translation>上次备份：{day}</translation>
    </message>
    <message>
        <source>second folder not there</source>
        <translation>第二文件夹不可用</translation>
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
    <name>Storing</name>
    <message>
        <source>Importing</source>
        <translation>导入数据</translation>
    </message>
    <message>
        <source>Calculating scores</source>
        <translation>计算评分</translation>
    </message>
    <message>
        <source>Judging data quality</source>
        <translation>核对数据质量</translation>
    </message>
</context>
<context>
    <name>TakingOut</name>
    <message>
        <source>Export {rows} rows for: {purpose}</source>
        <translation>导出 {rows} 行，用途：{purpose}</translation>
    </message>
    <message>
        <source>Export to Excel</source>
        <translation>导出 Excel</translation>
    </message>
    <message>
        <source>Rows exported: {count} · register number {serial}</source>
        <translation>已导出 {count} 户 · 登记号 {serial}</translation>
    </message>
    <message>
        <source>File: {path}</source>
        <translation>文件：{path}</translation>
    </message>
    <message>
        <source>Rows copied: {count}</source>
        <translation>已复制 {count} 行</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Purpose, your name, time and a number are written into the file and into the register of exports.</source>
        <translation>用途、姓名、时间和编号会写入文件和导出登记。</translation>
    </message>
    <message>
        <source>What is the export for?</source>
        <translation>导出用途</translation>
    </message>
    <message>
        <source>Choose the file …</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Password of the file (recommended; may be left empty)</source>
        <translation>文件密码（建议设置，可留空）</translation>
    </message>
    <message>
        <source>Copying {rows} rows counts as an export and is registered like one.</source>
        <translation>复制 {rows} 行视同导出，需要登记。</translation>
    </message>
    <message>
        <source>What is the copy for?</source>
        <translation>复制用途</translation>
    </message>
</context>
<context>
    <name>TemplatesPage</name>
    <message>
        <source>A corrected mapping is remembered when its file is imported, and applied to files with the same headers.</source>
        <translation>更正过的对应会在导入时记住，以后表头相同的文件自动按它读取。</translation>
    </message>
    <message>
        <source>There is no template yet.</source>
        <translation>还没有模板。</translation>
    </message>
    <message>
        <source>Rename …</source>
        <translation>改名…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Export all …</source>
        <translation>全部导出…</translation>
    </message>
    <message>
        <source>Take in from a file …</source>
        <translation>从文件导入…</translation>
    </message>
    <message>
        <source>replace those read otherwise here</source>
        <translation>与本机读法不同时，以文件为准</translation>
    </message>
    <message>
        <source>Back to importing</source>
        <translation>返回导入</translation>
    </message>
    <message>
        <source>Mapping templates</source>
        <translation>对应模板</translation>
    </message>
    <message>
        <source>The template was renamed</source>
        <translation>模板已改名</translation>
    </message>
    <message>
        <source>The template “{name}” was deleted</source>
        <translation>模板“{name}”已删除</translation>
    </message>
    <message>
        <source>{count} templates were written to {path}</source>
        <translation>已导出 {count} 个模板到 {path}</translation>
    </message>
    <message>
        <source>Templates taken in: {added}; already here: {alike}; read otherwise here: {differing}</source>
        <translation>导入模板 {added} 个；已有 {alike} 个；与本机读法不同 {differing} 个</translation>
    </message>
    <message>
        <source>Replaced: {names}</source>
        <translation>已替换：{names}</translation>
    </message>
    <message>
        <source>Kept as they are here: {names}</source>
        <translation>保持本机读法：{names}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>读作</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>列名</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日期顺序</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>使用次数</translation>
    </message>
    <message>
        <source>By</source>
        <translation>制作人</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>制作时间</translation>
    </message>
    <message>
        <source>day/month/year</source>
        <translation>日/月/年</translation>
    </message>
    <message>
        <source>month/day/year</source>
        <translation>月/日/年</translation>
    </message>
    <message>
        <source>year/month/day</source>
        <translation>年/月/日</translation>
    </message>
    <message>
        <source>Export templates</source>
        <translation>导出模板</translation>
    </message>
    <message>
        <source>templates.json</source>
        <translation>对应模板.json</translation>
    </message>
    <message>
        <source>Take in templates</source>
        <translation>导入模板</translation>
    </message>
    <message>
        <source>Another name for the template</source>
        <translation>给模板换个名称</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>改名</translation>
    </message>
</context>
<context>
    <name>Tiles</name>
    <message>
        <source>{judged} of {all} rules could be judged</source>
        <translation>{all} 条规则中 {judged} 条可判断</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>of 100</source>
        <translation>分（满分 100）</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>{hit} of {rules} rules</source>
        <translation>涉及 {hit} 条（可判断 {rules} 条）</translation>
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
        <source>My account</source>
        <translation>我的账户</translation>
    </message>
    <message>
        <source>Integration rules</source>
        <translation>整合规则</translation>
    </message>
    <message>
        <source>Security policy</source>
        <translation>安全策略</translation>
    </message>
    <message>
        <source>About this program</source>
        <translation>关于本程序</translation>
    </message>
    <message>
        <source>Lock (Ctrl+L)</source>
        <translation>锁定（Ctrl+L）</translation>
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
    <name>TrailFilters</name>
    <message>
        <source>Person</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Action begins with</source>
        <translation>操作代码开头</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>全部日期</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>近 30 天</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>指定日期</translation>
    </message>
    <message>
        <source>All results</source>
        <translation>全部结果</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
</context>
<context>
    <name>TrainingBand</name>
    <message>
        <source>Training · made-up data, never real customers</source>
        <translation>培训模式 · 模拟数据</translation>
    </message>
</context>
<context>
    <name>TypedTotals</name>
    <message>
        <source>Totals on the marketing system&apos;s screen (may be left empty)</source>
        <translation>营销系统界面上的总数（可不填）</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>户数</translation>
    </message>
    <message>
        <source>Amount (yuan)</source>
        <translation>金额（元）</translation>
    </message>
</context>
<context>
    <name>UnlockForm</name>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>{user} is signed in. Work goes on; what was typed is kept. Type your password to go on.</source>
        <translation>{user} 已登录。任务继续运行，已输入的内容保留。请输入密码继续。</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>The password is empty.</source>
        <translation>密码为空。</translation>
    </message>
    <message>
        <source>Type it, then unlock.</source>
        <translation>请输入后解锁。</translation>
    </message>
</context>
<context>
    <name>UnmaskMany</name>
    <message>
        <source>Show {count} customers unmasked: {reason}</source>
        <translation>显示 {count} 户的全部信息：{reason}</translation>
    </message>
    <message>
        <source>{count} customers are shown unmasked; a second person confirms, and it is recorded.</source>
        <translation>将显示 {count} 户的全部信息，需第二人确认并记录。</translation>
    </message>
    <message>
        <source>Why do you need them?</source>
        <translation>查看原因</translation>
    </message>
    <message>
        <source>Go on: a second person</source>
        <translation>下一步：第二人确认</translation>
    </message>
</context>
<context>
    <name>UnpackForm</name>
    <message>
        <source>Take in</source>
        <translation>读入</translation>
    </message>
    <message>
        <source>What the package holds is shown first; nothing is written before you ask for it.</source>
        <translation>先显示数据包的内容；在您确认读入之前，不写入任何数据。</translation>
    </message>
    <message>
        <source>Choose a package …</source>
        <translation>选择数据包…</translation>
    </message>
    <message>
        <source>No file chosen yet</source>
        <translation>尚未选择文件</translation>
    </message>
    <message>
        <source>Password of the package</source>
        <translation>数据包密码</translation>
    </message>
    <message>
        <source>Show what it holds</source>
        <translation>查看内容</translation>
    </message>
    <message>
        <source>Anybody can sign. Compare “signed by” over the telephone with whoever sent it, then take it in.</source>
        <translation>任何人都能签名。请打电话与发送方核对“签名者”，一致后再读入。</translation>
    </message>
    <message>
        <source>Take it in as one batch</source>
        <translation>作为一个批次读入</translation>
    </message>
    <message>
        <source>Something is left empty.</source>
        <translation>还有未填写的内容。</translation>
    </message>
    <message>
        <source>Choose the file and type its password.</source>
        <translation>请选择文件并输入其密码。</translation>
    </message>
    <message>
        <source>Reading the package</source>
        <translation>正在读取数据包</translation>
    </message>
    <message>
        <source>Taking the package in</source>
        <translation>正在读入数据包</translation>
    </message>
    <message>
        <source>Calculate the scores anew, so that the list shows them.</source>
        <translation>请重新计算评分，清单才会包含这些数据。</translation>
    </message>
    <message>
        <source>Taken in as batch {batch}: {taken}; there already: {refused}</source>
        <translation>已读入，批次 {batch}：{taken}；已有而未重复读入 {refused} 行</translation>
    </message>
</context>
<context>
    <name>VerifyCard</name>
    <message>
        <source>Verify the trail</source>
        <translation>核验审计记录</translation>
    </message>
    <message>
        <source>The chain of hashes shows edits, gaps and swaps. With the password of an audit administrator the seal is opened as well: it shows rows that somebody rewrote together with their hashes.</source>
        <translation>哈希链能发现修改、缺失和调换。输入审计管理员的密码还可打开封印，发现连同哈希一起被重写的记录。</translation>
    </message>
    <message>
        <source>Your password (may be left empty)</source>
        <translation>您的密码（可留空）</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>核验</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
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
        <source>Show all of the selected</source>
        <translation>显示所选客户全部信息</translation>
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
