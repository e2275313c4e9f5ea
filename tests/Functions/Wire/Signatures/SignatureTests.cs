using ServerlessDam.Assets.Accounts;
using ServerlessDam.Functions.Wire.Binding;
using ServerlessDam.Functions.Wire.Signatures;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Functions.Tests.Wire.Signatures;

/// <summary>The vectors are those of the SDKs' own tests and of the wire's reference.</summary>
public sealed class SignatureTests
{
    [Theory]
    [InlineData("cloud_name=dn6ot3ged&timestamp=1568810420&username=user@cloudinary.com", "hdcixPpR2iKERPwqvH6sHdK9cyac", 1, "14c00ba6d0dfdedbc86b316847d95b9e6cd46d94")]
    [InlineData("cloud_name=dn6ot3ged&timestamp=1568810420&username=user@cloudinary.com", "hdcixPpR2iKERPwqvH6sHdK9cyac", 2, "45ddaa4fa01f0c2826f32f669d2e4514faf275fe6df053f1a150e7beae58a3bd")]
    [InlineData("eager=w_400,h_300,c_pad|w_260,h_200,c_crop&public_id=sample_image&timestamp=1315060510", "abcd", 1, "bfd09f95f331f558cbd1320e67aa8d488770583e")]
    [InlineData("eager=w_400,h_300,c_pad|w_260,h_200,c_crop&public_id=sample_image&timestamp=1315060510", "abcd", 2, "cc927e1290f9e3ae4c1a741eda21a4630b4ce80f9ce0bc0296337d25cf40f91e")]
    [InlineData("command=add&public_ids=a,b&tag=t1,t2&timestamp=1700000000", "abcd", 1, "c92006e9a912531d2f4e6cff84d078b0ea878755")]
    public void Published_vectors_hold(string text, string secret, int version, string signature)
    {
        var pairs = text.Split('&').Select(pair => (pair.Split('=', 2)[0], pair.Split('=', 2)[1])).Reverse();

        Assert.Equal(text, SigningText.Of(pairs, version));
        Assert.True(SignatureDigest.Matches(signature, text, secret));
        Assert.False(SignatureDigest.Matches(signature, text, secret + "x"));
    }

    [Theory]
    [InlineData(2, "f94e19c8e50085220fb710a09dab038cd8f1bcee")]
    [InlineData(1, "17cb046b112afcf0345b2332eb031a4d6cd580ee")]
    public void Version_2_escapes_the_ampersand_and_version_1_does_not(int version, string signature)
    {
        var text = SigningText.Of([("timestamp", "1700000000"), ("public_id", "x"), ("notification_url", "https://h.test/p?a=1&b=2")], version);

        Assert.Equal(signature, SignatureDigest.Of(text, "abcd", SignatureAlgorithm.Sha1));
    }

    [Theory]
    [InlineData(SignatureAlgorithm.Sha1, "912d90b6fe28aa6820cf928bc440a65a0f36e002")]
    [InlineData(SignatureAlgorithm.Sha256, "4c6b29696aa9eed51665aa3375c6d83ee83dc8404b5aee7463c2932e30ab4891")]
    public void An_answer_is_signed_over_id_and_version(SignatureAlgorithm algorithm, string signature)
        => Assert.Equal(signature, ResponseSignature.Of("sample", 1315060510, "abcd", algorithm));

    [Fact]
    public void An_answer_to_a_key_is_signed_with_that_key_and_others_with_the_first()
    {
        var second = new AccessKey("2", "second", Enabled: true);
        var environment = new ProductEnvironment { CloudName = "demo", AccessKeys = [new AccessKey("1", "first", Enabled: true), second] };

        Assert.Equal(ResponseSignature.Of("a", 1, "second", SignatureAlgorithm.Sha1), ResponseSignature.Of("a", 1, environment, Caller.Of(second, CredentialKind.Basic)));
        Assert.Equal(ResponseSignature.Of("a", 1, "first", SignatureAlgorithm.Sha1), ResponseSignature.Of("a", 1, environment, Caller.UnsignedPreset));
    }

    [Fact]
    public void Empty_values_may_be_signed_or_not()
    {
        var sent = Parameters(("context", ""), ("public_id", "x"), ("timestamp", "1"));

        Assert.NotNull(Covered(sent, "context=&public_id=x&timestamp=1"));
        Assert.False(Covered(sent, "public_id=x&timestamp=1")!.WasSent("context"));
    }

    [Fact]
    public void What_a_signature_does_not_cover_is_left_out()
    {
        var sent = Parameters(("public_id", "x"), ("timestamp", "1"), ("cloud_name", "demo"), ("api_key", "k"), ("resource_type", "raw"), ("secure", "true"));

        var covered = Covered(sent, "public_id=x&timestamp=1");

        Assert.Equal(["public_id", "timestamp"], covered!.Names.Order());
    }

    [Theory]
    [InlineData("overwrite")]
    [InlineData("type")]
    [InlineData("tags")]
    public void A_parameter_that_some_call_has_cannot_be_added_to_a_signed_request(string name)
        => Assert.Null(Covered(Parameters(("public_id", "x"), ("timestamp", "1"), (name, "1")), "public_id=x&timestamp=1"));

    [Fact]
    public void Moving_a_parameter_into_another_value_does_not_pass_as_version_1()
    {
        const string signed = "public_id=x&timestamp=1&type=authenticated";

        Assert.Null(Covered(Parameters(("public_id", "x"), ("timestamp", "1&type=authenticated")), signed));
        Assert.NotNull(Covered(Parameters(("public_id", "x"), ("timestamp", "1"), ("type", "authenticated")), signed));
    }

    [Fact]
    public void Version_1_counts_only_where_the_cloud_allows_it()
    {
        var sent = Parameters(("notification_url", "https://h.test/?a=1&b=2"), ("timestamp", "1"));
        var signature = SignatureDigest.Of("notification_url=https://h.test/?a=1&b=2&timestamp=1", "secret", SignatureAlgorithm.Sha1);

        Assert.NotNull(RequestSignature.Covered(sent, signature, "secret", legacy: true));
        Assert.Null(RequestSignature.Covered(sent, signature, "secret", legacy: false));
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    [InlineData("ééééééééééééééééééééééééééééééééééééééé")]
    public void Nonsense_is_no_signature(string signature)
        => Assert.Null(RequestSignature.Covered(Parameters(("timestamp", "1")), signature, "secret", legacy: true));

    private static WireParameters? Covered(WireParameters sent, string signed)
        => RequestSignature.Covered(sent, SignatureDigest.Of(signed, "secret", SignatureAlgorithm.Sha1), "secret", legacy: true);

    private static WireParameters Parameters(params (string Name, string Value)[] fields)
    {
        var collector = new ParameterCollector();
        foreach (var (name, value) in fields)
            collector.AddField(name, value);
        return collector.ToParameters();
    }
}
