-- One row per ticket that was chatted about: how the customer felt at the beginning and at the end. The texts and the
-- names of both sides stay in the source. The assistant's messages say nothing about anybody's mood, so they only count.
SELECT
  ticket_id,
  CAST(max(topic) AS varchar) AS topic,
  CAST(with_timezone(min(at), 'UTC') AS timestamp(6) with time zone) AS started_at,
  CAST(with_timezone(max(at), 'UTC') AS timestamp(6) with time zone) AS ended_at,
  CAST(min(at) AS date) AS started_on,
  count(*) AS messages,
  count_if(sender = 'customer') AS customer_messages,
  count_if(sender = 'agent') AS agent_messages,
  count_if(sender = 'bot') AS bot_messages,
  CAST(min_by(sentiment, sequence) FILTER (WHERE sender = 'customer') AS double) AS first_sentiment,
  CAST(max_by(sentiment, sequence) FILTER (WHERE sender = 'customer') AS double) AS last_sentiment,
  round(avg(sentiment) FILTER (WHERE sender = 'customer'), 4) AS average_sentiment,
  min(sentiment) FILTER (WHERE sender = 'customer') AS lowest_sentiment,
  date_diff('second', min(at), min(at) FILTER (WHERE sender = 'agent')) AS seconds_to_agent
FROM service_chats.default.service_chat_messages
GROUP BY ticket_id
