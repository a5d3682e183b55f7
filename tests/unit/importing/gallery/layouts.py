"""The layouts: header=field of every column, as the reports and the competition files name them.

`a|b` is a cell with two things in it, one for each field; a header without a field is known and not read.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Layout:
    name: str
    kind_id: str
    columns: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def headers(self) -> tuple[str, ...]:
        return tuple(header for header, _ in self.columns)


def layout(name: str, kind_id: str, columns: str) -> Layout:
    pairs = (column.split("=") for column in columns.split())
    return Layout(name, kind_id, tuple((header, tuple(fields.split("|")) if fields else ()) for header, fields in pairs))


# The reports of the marketing systems.
REPORTS = (
    layout(
        "欠费情况查询",
        "bill",
        """单位=org_name 户号=cons_no 原户号=orgn_cons_no 户名=cons_name 用电地址=elec_addr 抄表段信息=mr_sect_no|mr_sect_name
        台区=tg_no|tg_name 电话=mobile|tel|tel_home 抄表员=mr_emp 电量=t_pq 电费=rcvbl_amt 欠费=owe_amt_src 电费年月=rcvbl_ym
        电费类型=amt_class 电费类别=amt_type""",
    ),
    layout(
        "欠费冻结时间查询",
        "bill",
        """县公司=county_name 供电所=org_name 用户名称=cons_name 用户编号=cons_no 应收年月=rcvbl_ym 应收电费=rcvbl_amt
        实收电费=rcved_amt 欠费=owe_amt_src""",
    ),
    layout(
        "往月欠费收费查询",
        "payment",
        """单位=org_name 户号=cons_no 户名=cons_name 当前电费状态=settle_flag 电费年月=rcvbl_ym 实收年月=rcved_ym
        实收日期=charge_time 应收总电费=rcvbl_amt 实收电费=rcv_amt 违约金计算日期=penalty_bgn_date
        截至实收日期违约金应计算天数=penalty_days 截至实收日期应收违约金=rcvbl_penalty 实收违约金=this_penalty""",
    ),
    layout(
        "昭觉欠费查询",
        "bill",
        """管理单位=org_name 用户编号=cons_no 用户名称=cons_name 应收年月=rcvbl_ym 应收金额=rcvbl_amt 实收金额=rcved_amt
        应收违约金额=rcvbl_penalty 实收违约金额=rcved_penalty 总欠费金额=owe_amt_src 总电量=t_pq 电费类别=amt_type
        抄表段名称=mr_sect_name 抄表段编号=mr_sect_no 联系电话=mobile|tel|tel_home 欠费类型=owe_kind 抄表员=mr_emp
        走收催费员=dun_emp""",
    ),
    layout(
        "实收清单-按应收月",
        "bill",
        """供电单位=org_name 抄表段编码=mr_sect_no 用户编码=cons_no 用户名称=cons_name 抄表员=mr_emp 应收年月=rcvbl_ym
        应收电量=t_pq 应收电费=rcvbl_amt 实收电费=rcved_amt 欠费=owe_amt_src 结清状态=settle_flag""",
    ),
    layout(
        "实收电费明细",
        "payment",
        "组织机构=org_name 用户编号=cons_no 用户名称=cons_name 电费年月=rcvbl_ym 收费时间=charge_time 实收电费=rcv_amt",
    ),
    layout("渠道收费统计", "channel_summary", "单位=org_name 渠道=pay_mode 付款方式=settle_mode 金额=amount 笔数=receipts"),
    layout(
        "应收统计",
        "billing_summary",
        "单位=org_name 年月=ym 总应收=total_rcvbl 总电量=t_pq 售电收入=sale_income 代征总电费=pl_amt",
    ),
    layout(
        "用户综合信息",
        "customer",
        """单位名称=org_name 用户ID=cons_id 用户编号=cons_no 用户名称=cons_name 用户原户号=orgn_cons_no 用电地址=elec_addr
        用户分类=cons_sort 行业分类=trade 供电电压=volt 费控分类=ctl_mode 合同容量=contract_cap 运行容量=run_cap
        抄表段=mr_sect_name 电话号码=mobile|tel|tel_home 电价用电类别=elec_type 执行电价=prc_name 线路编码=line_no
        线路名称=line_name 台区编码=tg_no 台区=tg_name 出厂编号=meter_nos 示数=last_reading 综合倍率=factor 型号=meter_model
        表计类别=meter_sort 表计状态=meter_state 安装日期=install_date 出厂日期=made_date""",
    ),
    layout(
        "用户基本信息",
        "customer",
        """供电单位=org_name 用户编号=cons_no 用户名称=cons_name 用户原户号=orgn_cons_no 用电地址=elec_addr
        所有电话号码=mobile|tel|tel_home 所有证件号=cert_no 用户分类=cons_sort 用电性质=elec_type 费控分类=ctl_mode
        用户状态=status 供电电压=volt 城农网标志=rural_flag 票据类型=note_type 抄表段编号及名称=mr_sect_no|mr_sect_name
        电价码及名称=prc_code|prc_name 所有表号=meter_nos 立户时间=build_date 抄表段抄表方式=mr_mode
        线路信息=line_no|line_name 台区信息=tg_no|tg_name 送电日期=ps_date 用户ID=cons_id""",
    ),
    layout(
        "当月未抄表及零电量",
        "reading",
        """单位=org_name 抄表段编号=mr_sect_no 抄表段名称=mr_sect_name 分类=read_class 户号=cons_no 户名=cons_name
        用户状态=status 用电地址=elec_addr 表号=meter_no 倍率=factor 起度=last_read 止度=this_read 抄见电量=read_pq
        抄表方式=mr_mode""",
    ),
    layout(
        "后付费用户负余额",
        "balance",
        "供电单位=org_name 用户编号=cons_no 用户名称=cons_name 费控分类=ctl_mode 余额类型=bal_type 当前余额=prepay_bal",
    ),
    layout("用户余额对比", "balance", "单位=org_name 户号=cons_no 户名=cons_name 当前余额=prepay_bal 月结余额=month_bal"),
    layout(
        "费控类型与余额类型对应错误",
        "balance",
        """单位=org_name 户号=cons_no 户名=cons_name 用户状态=status 档案费控分类=ctl_mode 余额类型=bal_type
        余额=prepay_bal""",
    ),
    layout(
        "营销2.0费控欠费客户情况",
        "balance",
        """序号= 供电单位=org_name 抄表包编号=mr_sect_no 催费员=dun_emp 客户类型=cons_sort 抄表段名称=mr_sect_name
        用户编号=cons_no 用户名称=cons_name 用电地址=elec_addr 联系电话=mobile|tel|tel_home 是否可停电=can_cut
        测算日期=calc_date 测算电量=calc_pq 测算电费=calc_amt 月结余额=month_bal 可用余额=usable_bal 缴费方式=pay_mode
        最近一次缴费时间=last_paid_at 基准策略=strategy 预警最近一次发送时间=warned_at 回执状态=receipt_state
        回执内容=receipt_text 欠费停复电状态=cut_state""",
    ),
    layout(
        "用户档案",
        "customer",
        "用户编号=cons_no 用户名称=cons_name 用电类别=elec_type 行业分类=trade 合同容量=contract_cap 线路名称=line_name",
    ),
    layout(
        "电量电费",
        "bill",
        """用户编号=cons_no 用户名称=cons_name 电费年月=rcvbl_ym 总电量=t_pq 总电费=rcvbl_amt 峰电量=pq_peak 平电量=pq_flat
        谷电量=pq_valley""",
    ),
)

# The competition files, tab-separated and GBK, with the system's own column names. File 10 was never described.
COMPETITION = (
    layout(
        "01 95598工单",
        "ticket",
        """APP_NO=app_no ID=ticket_id BUSI_TYPE_CODE=busi_type URBAN_RURAL_FLAG=urban_rural ORG_NO=org_no
        HANDLE_TIME=handle_time ACCEPT_CONTENT=accept_content HANDLE_OPINION=handle_opinion CALLING_NO=calling_no
        ELEC_TYPE=elec_type CUST_NO=cons_no PROV_ORG_NO=prov_org_no CITY_ORG_NO=city_org_no""",
    ),
    layout(
        "02 通话",
        "ticket_call",
        """APP_NO=app_no HANDLE_ID=handle_id COMM_NO=comm_no REQ_BEGIN_DATE=req_begin_date REQ_FINISH_DATE=req_finish_date
        ORG_NO=org_no BUSI_TYPE_CODE=busi_type WKST_BUSI_TYPE_CODE=wkst_busi_type""",
    ),
    layout(
        "03 催办督办",
        "ticket_oversee",
        """APP_NO=app_no OVERSEE_TIME=oversee_time CUST_NO=cons_no CUST_NAME=cons_name OVERSEE_RESON=oversee_reason
        OVERSEE_CONTENT=oversee_content OVERSEE_APP_NO=oversee_app_no ORG_OR_DEPT=org_or_dept APP_BUSI_TYPE_CODE=busi_type
        ORG_NO=org_no""",
    ),
    layout(
        "04 用电客户",
        "customer",
        """CONS_ID=cons_id CONS_NO=cons_no ELEC_ADDR=elec_addr TRADE_CODE=trade ELEC_TYPE_CODE=elec_type
        CONTRACT_CAP=contract_cap LODE_ATTR_CODE=load_attr HEC_INDUSTRY_CODE=hec_industry STATUS_CODE=status ORG_NO=org_no
        CONS_SORT_CODE=cons_sort URBAN_RURAL_FLAG=urban_rural""",
    ),
    layout("05 电价", "price", "CONS_ID=cons_id TS_FLAG=ts_flag ORG_NO=org_no"),
    layout("06 低保户", "welfare", "CONS_NO=cons_no APPR_OPINION=appr_opinion CONT_TYPE=cont_type STATUS=status"),
    layout("07 费控用户", "fee_control", "CONS_NO=cons_no ORG_NO=org_no RCA_FLAG=rca_flag CONS_STATUS=status"),
    layout(
        "08 实收",
        "payment",
        """ORG_NO=org_no CONS_NO=cons_no RCVED_YM=rcved_ym RCVED_DATE=charge_time THIS_RCVED_AMT=rcv_amt
        THIS_PENALTY=this_penalty OWE_AMT=owe_amt_src RCVBL_YM=rcvbl_ym RCVBL_PENALTY=rcvbl_penalty""",
    ),
    layout(
        "09 应收",
        "bill",
        """CONS_NO=cons_no RCVBL_YM=rcvbl_ym ORG_NO=org_no PAY_MODE=pay_mode T_PQ=t_pq RCVBL_AMT=rcvbl_amt RCVED_AMT=rcved_amt
        STATUS_CODE=lock_state RCVBL_PENALTY=rcvbl_penalty RCVED_PENALTY=rcved_penalty RISK_LEVEL_CODE=risk_level_src
        OWE_AMT=owe_amt_src CONS_SORT_CODE=cons_sort ELEC_TYPE_CODE=elec_type CTL_MODE=ctl_mode""",
    ),
    layout(
        "11 电能表",
        "meter",
        "METER_ID=meter_id ORG_NO=org_no MEAS_BOX=meas_box SORT_CODE=sort_code TYPE_CODE=type_code CONS_ID=cons_id",
    ),
    layout("12 收费", "charge", "CONS_NO=cons_no ORG_NO=org_no CHARGE_YM=charge_ym CHARGE_DATE=charge_date PAY_MODE=pay_mode"),
)

# The kinds that have no report of their own above.
OTHERS = (
    layout(
        "月用电量",
        "usage_month",
        """用户编号=cons_no 用户名称=cons_name 年月=ym 总电量=t_pq 尖电量=pq_sharp 峰电量=pq_peak 平电量=pq_flat
        谷电量=pq_valley 最大需量=max_demand 功率因数=pf 无功电量=reactive_pq""",
    ),
    layout(
        "抄表明细",
        "reading",
        """用户编号=cons_no 计量点编号=mp_no 出厂编号=meter_no 资产编号=asset_no 抄表日期=read_date 示数类型=read_type
        上次示数=last_read 本次示数=this_read 综合倍率=factor 抄见电量=read_pq 加减电量=adj_pq 抄表方式=mr_mode
        抄表状态=mr_state""",
    ),
    layout(
        "违约窃电",
        "violation",
        """用户号=cons_no 用户名=cons_name 违约年份=year 违窃电性质=nature 违约使用电费=penalty_amt 用电类别=elec_type
        行业类别=trade""",
    ),
    layout(
        "95598工单明细",
        "ticket",
        """申请编号=app_no 受理业务类型=busi_type 业务子类型=busi_sub_type 所属区县=county_name 城乡类别=urban_rural
        供电单位编码=org_no 受理人员工号=handler_no 受理时间=handle_time 受理方式=accept_mode 受理内容=accept_content
        受理意见=handle_opinion 回复标志=reply_flag 回复时间=reply_time 回复方式=reply_mode 客户意见=cust_opinion
        回复电话=reply_tel 工单下发时间=dispatch_time 处理状态=state 归档时间=archive_time 归档人员=archive_emp
        录音时长=record_seconds 到达现场时间=arrive_time 修复时间=repair_time 线路=line_name 台区=tg_name""",
    ),
    layout(
        "停电信息",
        "outage",
        """所属供电单位=org_name 工单编号=app_no 停电编号=outage_no 停电类型=outage_type 停电开始时间=begin_time
        停电结束时间=end_time 停电范围=outage_scope 停电区域(线路)=outage_area""",
    ),
    layout(
        "业务办理", "business", "用户编号=cons_no 业务类型=busi_type 申请时间=apply_time 完成时间=finish_time 业务时长（天）=days"
    ),
    layout("专变台账", "transformer", "户号=cons_no 户名=cons_name 线路名称=line_name 投运时间=commission_date"),
    layout(
        "台区日电量",
        "tg_energy",
        "台区编号=tg_no 台区名称=tg_name 日期=data_date 供电量=supply_pq 售电量=sale_pq 线损率=loss_rate 实抄/估抄=read_flag",
    ),
    layout(
        "催费记录",
        "dunning",
        """欠费ID=owe_id 用户编号=cons_no 催费时间=dun_time 催费方式=dun_mode 电话=dun_tel 房东/租客=tel_owner 抄表员=mr_emp
        抄表段=mr_sect_name 年月=rcvbl_ym 金额=owe_amt 照片路径=photo_path 备注=memo""",
    ),
    layout("新旧户号对照", "cons_no_map", "原户号=orgn_cons_no 新户号=cons_no"),
    layout(
        "回填电话表",
        "customer",
        "勿动此列= 单位=org_name 户号=cons_no 户名=cons_name 用电地址=elec_addr 电话=mobile|tel|tel_home 正确手机号=",
    ),
    layout("曲线-逐点", "curve", "表号=meter_no 数据日期=data_time 时点=point 有功功率=power"),
    *(
        Layout(
            f"曲线-{points}点",
            "curve",
            (
                ("户号", ("cons_no",)),
                ("电能表资产编号", ("asset_no",)),
                ("日期", ("data_time",)),
                *((header.format(point), ("power",)) for point in range(first, first + points)),
            ),
        )
        for points, first, header in ((96, 1, "P{:02d}"), (48, 1, "P{}"), (24, 0, "{}点"))
    ),
)
LAYOUTS = REPORTS + COMPETITION + OTHERS
