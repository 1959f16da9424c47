package com.relevo.intake.domain.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.EngagementKind;
import com.relevo.intake.Shipped;
import com.relevo.intake.json.JsonBody;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each kind of thing that the tools send is taken for, by their presets. */
class KindsTest {
  @ParameterizedTest(name = "{0}: {2} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "calendly | {'event':'invitee.created','payload':{'uri':'u','email':'a@example.com'}} | lead MEETING_BOOKED",
        "calendly | {'event':'invitee.canceled','payload':{'uri':'u'}} | CANCELLED",
        "calendly | {'event':'invitee_no_show.created','payload':{'uri':'u'}} | NO_LEAD",
        "calendly | {'payload':{'uri':'u'}} | bad",
        "linkedin | {'leadAction':'DELETED','leadGenFormResponse':'urn:1'} | DELETED",
        "linkedin | {'leadAction':'CREATED','leadGenFormResponse':'urn:1','testLead':true} | TEST",
        "linkedin | {'leadAction':'CREATED'} | bad",
        "meta | {'entry':[{'changes':[{'field':'feed','value':{}}]}]} | NO_LEAD",
        "meta | {'entry':[{'changes':[{'field':'leadgen','value':{}}]}]} | bad",
        "hubspot | [{'subscriptionType':'contact.propertyChange','objectId':1,'propertyName':'email','propertyValue':'a@example.com'}] | update",
        "hubspot | [{'subscriptionType':'contact.privacyDeletion','objectId':1}] | DELETED",
        "hubspot | [{'subscriptionType':'object.creation','objectTypeId':'0-1','objectId':1}] | lead",
        "hubspot | [{'subscriptionType':'object.creation','objectTypeId':'0-3','objectId':1}] | NO_LEAD",
        "hubspot | {'vid':7,'properties':{'email':{'value':'a@example.com'}}} | lead",
        "mautic | {'mautic.lead_channel_subscription_changed':[{'contact':{'id':1},'channel':'email','new_status':'unsubscribed'}]} | update consent=false EMAIL MARKETING",
        "mautic | {'mautic.lead_post_delete':[{'id':1}]} | DELETED",
        "mautic | {'mautic.lead_points_change':[{'points':1}]} | NO_LEAD",
        "mailchimp | {'type':'subscribe','data':{'email':'a@example.com'}} | lead DEMO_REQUESTED consent=true EMAIL MARKETING",
        "mailchimp | {'type':'unsubscribe','data':{'email':'a@example.com'}} | update consent=false EMAIL MARKETING",
        "mailchimp | {'type':'cleaned','data':{'email':'a@example.com'}} | update consent=false EMAIL",
        "mailchimp | {'type':'upemail','data':{'new_id':'1','new_email':'a@example.com'}} | update",
        "mailchimp | {'type':'campaign','data':{'id':'1'}} | NO_LEAD",
        "klaviyo | {'data':[{'topic':'event:klaviyo.opened_email','payload':{}}]} | update EMAIL_OPENED",
        "klaviyo | {'data':[{'topic':'event:klaviyo.clicked_email','payload':{}}]} | update EMAIL_CLICKED",
        "klaviyo | {'data':[{'topic':'event:klaviyo.marked_email_as_spam','payload':{}}]} | update consent=false EMAIL",
        "klaviyo | {'data':[{'topic':'event:klaviyo.placed_order','payload':{}}]} | NO_LEAD",
        "klaviyo | {'data':[]} | ",
        "klaviyo | {'date':[]} | bad",
        "segment | {'type':'page','userId':'u','properties':{'url':'/pricing'}} | update PAGE_VIEWED",
        "segment | {'type':'track','userId':'u','event':'Tried'} | update OTHER",
        "segment | {'type':'group','userId':'u','traits':{'name':'Acme'}} | update",
        "segment | {'type':'alias','userId':'u'} | NO_LEAD",
        "segment | {'type':'identify'} | bad",
        "intercom | {'topic':'ping'} | TEST",
        "intercom | {'topic':'contact.unsubscribed','data':{'item':{'id':'1'}}} | update consent=false EMAIL MARKETING",
        "intercom | {'topic':'contact.deleted','data':{'item':{'id':'1'}}} | DELETED",
        "intercom | {'topic':'conversation.user.replied'} | NO_LEAD",
        "brevo | {'event':'opened','email':'a@example.com'} | update EMAIL_OPENED",
        "brevo | {'event':'click','email':'a@example.com'} | update EMAIL_CLICKED",
        "brevo | {'event':'hardBounce','email':'a@example.com'} | update consent=false EMAIL",
        "brevo | {'event':'softBounce','email':'a@example.com'} | NO_LEAD",
        "brevo | {'event':'contactDeleted','email':'a@example.com'} | DELETED",
        "activecampaign | {'type':'open','contact':{'id':'1'}} | update EMAIL_OPENED",
        "activecampaign | {'type':'bounce','contact':{'id':'1'}} | update consent=false EMAIL",
        "activecampaign | {'contact':{'id':'1'}} | lead",
        "webflow | {'triggerType':'site_publish'} | NO_LEAD",
        "marketo | {'lead':{'id':1,'black_listed':true}} | update consent=false",
        "salesforce | {'Envelope':{'Body':{'notifications':{'Notification':{'Id':'n','sObject':{'Id':'1','HasOptedOutOfEmail':'true'}}}}}} | update consent=false EMAIL",
        "salesforce | {'Envelope':{'Body':{'notifications':{'Notification':[{'Id':'n','sObject':{'Id':'1','IsDeleted':'true'}},{'Id':'m'}]}}}} | DELETED bad",
        "salesforce | {'Envelope':{'Body':{'notifications':{'Notification':{'Id':'n','sObject':{'Id':'t','WhoId':'1','TaskSubtype':'Call','CallDisposition':'Connected','Status':'Completed','OwnerId':'o'}}}}}} | update CALL OUTBOUND CONNECT o",
        "salesforce | {'Envelope':{'Body':{'notifications':{'Notification':{'Id':'n','sObject':{'Id':'t','WhoId':'1','TaskSubtype':'Call','CallDisposition':'Voicemail'}}}}}} | update CALL OUTBOUND ATTEMPT null",
        "salesforce | {'Envelope':{'Body':{'notifications':{'Notification':{'Id':'n','sObject':{'Id':'t','WhoId':'1','EventSubtype':'Event','OwnerId':'o'}}}}}} | update MEETING OUTBOUND CONNECT o",
        "salesforce | {'Envelope':{'Body':{'notifications':{'Notification':{'Id':'n','sObject':{'Id':'t','WhoId':'1','TaskSubtype':'Task'}}}}}} | NO_LEAD",
        "salesforce | {'Envelope':{'Body':{'notifications':{'Notification':{'Id':'n','sObject':{'Id':'t','TaskSubtype':'Call'}}}}}} | bad",
        "hubspot | {'engagement':{'id':1,'type':'CALL','ownerId':7,'timestamp':1795161600000},'associations':{'contactIds':[123]},'metadata':{'disposition':'f240bbac-87c9-4f6e-bf70-924b57d47db7'}} | update CALL OUTBOUND CONNECT 7",
        "hubspot | {'engagement':{'id':1,'type':'INCOMING_EMAIL'},'associations':{'contactIds':[123]}} | update EMAIL INBOUND CONNECT null",
        "hubspot | {'engagement':{'id':1,'type':'NOTE'},'associations':{'contactIds':[123]}} | NO_LEAD",
        "salesforce-web-to-lead | {'email':'a@example.com','website_confirm':'http://spam'} | SPAM",
        "salesforce-web-to-lead | {'oid':'1'} | bad",
        "gravity-forms | {'id':'1','status':'spam'} | SPAM",
        "zapier | {'email':'a@example.com','is_test':true} | TEST",
        "zapier | {'colour':'blue'} | bad",
        "cloudevents | [{'id':'1','source':'/s','data':{'is_test':true}},{'id':'2','source':'/s','data':{}}] | TEST lead DEMO_REQUESTED",
        "stripe | {'type':'invoice.paid'} | NO_LEAD"
      })
  void areWhatTheyAre(String preset, String body, String expected) {
    List<Mapped> items =
        Shipped.preset(preset)
            .mapping()
            .items(
                JsonBody.parse(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                    .orElseThrow(),
                Reading.of(EngagementKind.DEMO_REQUESTED));

    List<String> kinds = new ArrayList<>();
    items.forEach(item -> kinds.add(kind(item)));
    assertThat(String.join(" ", kinds)).isEqualTo(expected == null ? "" : expected);
  }

  private static String kind(Mapped item) {
    return switch (item) {
      case Mapped.Bad bad -> "bad";
      case Mapped.Nothing nothing -> nothing.why().name();
      case Mapped.Found found -> {
        Signal signal = found.signal();
        yield (signal.captures() ? "lead" : "update")
            + (signal.engagement() == null ? "" : " " + signal.engagement().kind())
            + (signal.consent() == null ? "" : consent(signal.consent()))
            + (signal.activity() == null ? "" : activity(signal.activity()));
      }
    };
  }

  private static String activity(Signal.Activity activity) {
    return " %s %s %s %s"
        .formatted(activity.channel(), activity.direction(), activity.level(), activity.rep());
  }

  private static String consent(Signal.Consent consent) {
    String of =
        java.util.stream.Stream.of(consent.channel(), consent.purpose())
            .filter(java.util.Objects::nonNull)
            .map(each -> " " + each)
            .collect(java.util.stream.Collectors.joining());
    return " consent=" + consent.allowed() + of;
  }
}
