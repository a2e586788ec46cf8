import type { Locale } from '../src/checks/rule';

/** A first journey, small enough to be read in a minute, with one promise and one handoff. It passes `recommended`. */
export const SAMPLE_JOURNEY: Readonly<Record<Locale, string>> = {
    en: `// Who answers for something. Owners nest.
owner bakery "Corner Bakery" {
  owner shop "Shop"
  owner bakehouse "Bakehouse"
}

// Where customers are met; the word behind the colon is the kind.
channel counter "Shop counter" : counter
channel text "Text message" : sms

persona ana "Ana" { goal "A cake that is ready for the party" }

// What has to be known later on.
information cake "Which cake, and what to write on it"

journey birthday-cake "Order a birthday cake" {
  for ana
  owner bakery
  outcome "The cake is at the party in time"

  stage order "Order" {
    touchpoint choose "Choose a cake" {
      channel counter
      owner shop
      initiated by customer
      does "Chooses a cake and pays"
      asks cake
      promises ready "Your cake is ready in two days" within 2d

      // A handoff is a contract: what it carries, who takes over, by when, what Ana is told,
      // and what happens when it fails.
      handoff -> pick-up {
        when "The order is paid"
        carries cake, ready
        accepted by bakehouse within 2h
        takes 4h..1d
        within 1d
        tells "We text you when it is done, tomorrow at 18:00 at the latest" via text
        fallback shop after 1d
      }
      path -> cancel when "Ana changes her mind the same day"
    }
    touchpoint cancel "Cancel the order" {
      channel counter
      owner shop
      initiated by customer
      does "Cancels the cake"
      tells "Your money is on its way back"
      ends exit
    }
  }

  stage receive "Receive" {
    touchpoint pick-up "Pick up the cake" {
      channel counter
      owner bakehouse
      needs cake
      meets ready
      takes 10min
      tells "Keep it cool until the party; call us if anything is wrong with it"
      ends success
    }
  }
}
`,
    'zh-Hans': `// 谁负责。负责人可以嵌套。
owner bakery "街角面包店" {
  owner shop "门店"
  owner bakehouse "烘焙间"
}

// 在哪里与客户接触；冒号后面是渠道类型。
channel counter "门店柜台" : counter
channel text "短信" : sms

persona 安娜 "安娜" { goal "生日会前拿到蛋糕" }

// 之后还要用到的信息。
information 订单 "要哪种蛋糕、写什么字"

journey 生日蛋糕 "订做生日蛋糕" {
  for 安娜
  owner bakery
  outcome "蛋糕按时送上生日会"

  stage 下单 "下单" {
    touchpoint 选蛋糕 "选蛋糕" {
      channel counter
      owner shop
      initiated by customer
      does "选好蛋糕并付款"
      asks 订单
      promises 做好 "两天之内做好" within 2d

      // 交接就是约定：带上什么、谁来接手、多快接手、告诉客户什么、出了问题怎么办。
      handoff -> 取蛋糕 {
        when "订单已付款"
        carries 订单, 做好
        accepted by bakehouse within 2h
        takes 4h..1d
        within 1d
        tells "做好后给您发短信，最晚明天 18:00" via text
        fallback shop after 1d
      }
      path -> 取消 when "安娜当天改变主意"
    }
    touchpoint 取消 "取消订单" {
      channel counter
      owner shop
      initiated by customer
      does "取消订单"
      tells "已取消，货款原路退回"
      ends exit
    }
  }

  stage 取货 "取货" {
    touchpoint 取蛋糕 "到店取蛋糕" {
      channel counter
      owner bakehouse
      needs 订单
      meets 做好
      takes 10min
      tells "生日会前请冷藏；有任何问题请给我们打电话"
      ends success
    }
  }
}
`,
    'zh-Hant': `// 誰負責。負責人可以巢狀。
owner bakery "街角麵包店" {
  owner shop "門市"
  owner bakehouse "烘焙間"
}

// 在哪裡與顧客接觸；冒號後面是管道類型。
channel counter "門市櫃台" : counter
channel text "簡訊" : sms

persona 安娜 "安娜" { goal "生日會前拿到蛋糕" }

// 之後還要用到的資訊。
information 訂單 "要哪種蛋糕、寫什麼字"

journey 生日蛋糕 "訂做生日蛋糕" {
  for 安娜
  owner bakery
  outcome "蛋糕準時送上生日會"

  stage 下單 "下單" {
    touchpoint 選蛋糕 "選蛋糕" {
      channel counter
      owner shop
      initiated by customer
      does "選好蛋糕並付款"
      asks 訂單
      promises 做好 "兩天之內做好" within 2d

      // 交接就是約定：帶上什麼、誰來接手、多快接手、告訴顧客什麼、出了問題怎麼辦。
      handoff -> 取蛋糕 {
        when "訂單已付款"
        carries 訂單, 做好
        accepted by bakehouse within 2h
        takes 4h..1d
        within 1d
        tells "做好後傳簡訊通知您，最晚明天 18:00" via text
        fallback shop after 1d
      }
      path -> 取消 when "安娜當天改變主意"
    }
    touchpoint 取消 "取消訂單" {
      channel counter
      owner shop
      initiated by customer
      does "取消訂單"
      tells "已取消，款項退回原付款方式"
      ends exit
    }
  }

  stage 取貨 "取貨" {
    touchpoint 取蛋糕 "到店取蛋糕" {
      channel counter
      owner bakehouse
      needs 訂單
      meets 做好
      takes 10min
      tells "生日會前請冷藏；有任何問題請打電話給我們"
      ends success
    }
  }
}
`,
};
