package dev.ostiary.servlet.provider;

import dev.ostiary.servlet.config.Preset;
import java.util.Map;
import java.util.Set;

/** What each provider sends to an application that is configured as the guide says: header, claims, and who that is. */
final class Providers {
    /** A good token and the user it is from. */
    record Fixture(ProviderToken token, String user, Set<String> roles, Set<String> scopes) {}

    static final String ENTRA_TENANT = "8f1e2d3c-1111-4222-8333-444455556666";
    static final String ENTRA_USER = "0a1b2c3d-aaaa-4bbb-8ccc-ddddeeeeffff";

    private static final Map<Preset, Fixture> FIXTURES = Map.of(
            Preset.SPIFFE,
            new Fixture(
                    ProviderToken.of("{'typ':'JOSE'}", """
                            {'aud':['spiffe://shop.example/orders'],'exp':NOW+300,'iat':NOW,
                             'sub':'spiffe://shop.example/ns/web/sa/cart'}"""),
                    "spiffe://shop.example/ns/web/sa/cart",
                    Set.of(),
                    Set.of()),
            Preset.KEYCLOAK,
            new Fixture(
                    ProviderToken.of("{'typ':'JWT'}", """
                            {'exp':NOW+300,'iat':NOW,'jti':'onrtac:1c2d','iss':'https://id.example/realms/shop',
                             'aud':['orders','account'],'sub':'f:1234:alice','typ':'Bearer','azp':'web','sid':'s1','acr':'1',
                             'allowed-origins':['https://shop.example'],
                             'realm_access':{'roles':['staff','offline_access']},
                             'resource_access':{'orders':{'roles':['approver']},'account':{'roles':['manage-account']}},
                             'scope':'openid email','email_verified':true,'preferred_username':'alice'}"""),
                    "f:1234:alice",
                    Set.of("staff", "offline_access", "approver"),
                    Set.of("openid", "email")),
            Preset.AUTH0,
            new Fixture(
                    ProviderToken.of("{'typ':'JWT'}", """
                            {'iss':'https://acme.eu.auth0.com/','sub':'auth0|66f1','azp':'QzW1client',
                             'aud':['https://api.shop.example','https://acme.eu.auth0.com/userinfo'],
                             'iat':NOW,'exp':NOW+3600,'scope':'openid profile read:orders',
                             'permissions':['read:orders','write:orders'],'https://shop.example/roles':['staff']}"""),
                    "auth0|66f1",
                    Set.of("staff"),
                    Set.of("openid", "profile", "read:orders", "write:orders")),
            Preset.OKTA,
            new Fixture(
                    ProviderToken.of("{}", """
                            {'ver':1,'jti':'AT.0mP4JKAZX1iACIT4','iss':'https://acme.okta.com/oauth2/default','aud':'api://orders',
                             'sub':'alice@shop.example','iat':NOW,'exp':NOW+3600,'cid':'0oa1client','uid':'00u1user',
                             'scp':['openid','orders.read'],'auth_time':NOW,'groups':['Everyone','staff']}"""),
                    "alice@shop.example",
                    Set.of("Everyone", "staff"),
                    Set.of("openid", "orders.read")),
            Preset.ENTRA,
            new Fixture(
                    ProviderToken.of("{'typ':'JWT'}", """
                            {'aud':'11112222-bbbb-3333-cccc-4444dddd5555','ver':'2.0','iat':NOW,'nbf':NOW,'exp':NOW+3600,
                             'iss':'https://login.microsoftonline.com/8f1e2d3c-1111-4222-8333-444455556666/v2.0',
                             'aio':'AXQA','azp':'99998888-client','azpacr':'0','name':'Alice','preferred_username':'alice@acme.example',
                             'oid':'0a1b2c3d-aaaa-4bbb-8ccc-ddddeeeeffff','rh':'0.AX','roles':['Orders.Approve'],
                             'scp':'Orders.Read Orders.Write','sub':'pairwise-for-this-api',
                             'tid':'8f1e2d3c-1111-4222-8333-444455556666','uti':'u1'}"""),
                    ENTRA_USER,
                    Set.of("Orders.Approve"),
                    Set.of("Orders.Read", "Orders.Write")),
            Preset.COGNITO,
            new Fixture(
                    ProviderToken.of("{}", """
                            {'sub':'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee','cognito:groups':['staff'],'version':2,
                             'iss':'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEfGhI',
                             'client_id':'1h57kf5cpq17m0eml12EXAMPLE','origin_jti':'o1','event_id':'e1','token_use':'access',
                             'scope':'openid orders/read','auth_time':NOW,'exp':NOW+3600,'iat':NOW,'jti':'j1','username':'alice'}"""),
                    "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
                    Set.of("staff"),
                    Set.of("openid", "orders/read")),
            Preset.CLERK,
            new Fixture(
                    ProviderToken.of("{'cat':'cl_B7d4PD111AAA','typ':'JWT'}", """
                            {'azp':'https://shop.example','exp':NOW+60,'fva':[5,-1],'iat':NOW,'nbf':NOW,'jti':'j1','v':2,
                             'iss':'https://clerk.shop.example','sid':'sess_1','sts':'active','sub':'user_2abc',
                             'o':{'id':'org_1','rol':'admin','slg':'own'},'metadata':{'role':'staff'}}"""),
                    "user_2abc",
                    Set.of("staff"),
                    Set.of()),
            Preset.GOOGLE,
            new Fixture(ProviderToken.of("{'typ':'JWT'}", """
                            {'iss':'https://accounts.google.com','azp':'1234.apps.googleusercontent.com',
                             'aud':'1234.apps.googleusercontent.com','sub':'110169484474386276334','hd':'shop.example',
                             'email':'alice@shop.example','email_verified':true,'at_hash':'HK6E','nonce':'n1',
                             'name':'Alice','iat':NOW,'exp':NOW+3600}"""), "110169484474386276334", Set.of(), Set.of()));

    private Providers() {}

    static Fixture of(Preset preset) {
        return FIXTURES.get(preset);
    }
}
