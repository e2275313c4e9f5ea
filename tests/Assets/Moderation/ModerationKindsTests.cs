using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Moderation;

namespace ServerlessDam.Assets.Tests.Moderation;

public sealed class ModerationKindsTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData("manual", new[] { "manual" })]
    [InlineData("nsfw:0.8|metadata|manual", new[] { "nsfw:0.8", "metadata", "manual" })]
    [InlineData("aws_rek|duplicate:0.8|manual", new[] { "aws_rek", "duplicate:0.8", "manual" })]
    public void Kinds_are_read_in_their_order(string text, string[] kinds) => Assert.Equal(kinds, ModerationKinds.Read(text).ToArray());

    [Theory]
    [InlineData("illegal", "Moderation illegal moderation is not valid")]
    [InlineData("duplicate:2", "Moderation duplicate:2 moderation is not valid")]
    [InlineData("nsfw:high", "Moderation nsfw:high moderation is not valid")]
    [InlineData("metadata:0.5", "Moderation metadata:0.5 moderation is not valid")]
    [InlineData("nsfw|nsfw:0.5", "Moderation nsfw moderation is not valid twice")]
    [InlineData("manual:1", "Moderation manual:1 moderation is not valid")]
    [InlineData("manual|webpurify", "Moderation manual moderation is not valid before others: it comes last")]
    public void Others_are_refused(string text, string message)
        => Assert.Equal(message, Assert.Throws<DamException>(() => ModerationKinds.Read(text)).Message);
}
