using System.Net;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Notifications;
using ServerlessDam.Assets.Operations;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Assets.Tests.Notifications;

/// <summary>From a change to a receiver.</summary>
public sealed class DeliveryTests
{
    [Fact]
    public async Task Where_nobody_asks_nothing_is_noted()
    {
        await using var told = new NotifiedLibrary(Receiver.Status(200));
        await told.Library.UploadAsync("a");
        await told.TriggerAsync(told.Receiver.Url, EventTypes.Delete);
        await told.Library.UploadAsync("b");

        Assert.Empty(await told.NotesAsync());
    }

    [Fact]
    public async Task A_trigger_is_told_once_with_a_signature_over_the_bytes_that_came()
    {
        await using var told = new NotifiedLibrary(Receiver.Status(200));
        await told.TriggerAsync(told.Receiver.Url);
        await told.Library.UploadAsync("cat");
        await told.ExpandAllAsync();
        await told.SendAllAsync();
        await told.SendAllAsync();

        var received = Assert.Single(told.Receiver.All);
        Assert.Equal("""{"type":"upload","id":"cat"}""", received.Body);
        Assert.Equal("application/json", received.ContentType);
        var expected = NotificationSignature.Of(
            System.Text.Encoding.UTF8.GetBytes(received.Body), long.Parse(received.Timestamp!, System.Globalization.CultureInfo.InvariantCulture), TestLibrary.Secret, SignatureAlgorithm.Sha1);
        Assert.Equal(expected, received.Signature);
        Assert.Equal((DeliveryState.Delivered, 1, 200), Facts(Assert.Single(await told.LogAsync())));
        Assert.Empty(await told.NotesAsync());
    }

    [Fact]
    public async Task The_key_that_is_dedicated_for_webhooks_signs_them()
    {
        await using var told = new NotifiedLibrary(Receiver.Status(200));
        var environment = told.Library.Environment;
        told.Library.Environment = environment with
        {
            AccessKeys = [.. environment.AccessKeys, new("hooks", "of hooks", Enabled: true) { DedicatedFor = [AccessKey.Webhooks] }],
        };
        await told.TriggerAsync(told.Receiver.Url);
        await told.Library.UploadAsync("cat");
        await told.ExpandAllAsync();
        await told.SendAllAsync();

        var received = Assert.Single(told.Receiver.All);
        var expected = NotificationSignature.Of(
            System.Text.Encoding.UTF8.GetBytes(received.Body), long.Parse(received.Timestamp!, System.Globalization.CultureInfo.InvariantCulture), "of hooks", SignatureAlgorithm.Sha1);
        Assert.Equal(expected, received.Signature);
    }

    [Fact]
    public async Task The_address_of_the_call_or_of_the_preset_is_told_beside_the_triggers_and_each_but_once()
    {
        await using var told = new NotifiedLibrary(Receiver.Status(200));
        await told.TriggerAsync("https://example.com/hook");
        await told.TriggerAsync("https://example.com/hook", EventTypes.Upload);
        await told.Library.UploadAsync("cat", options: UploadOptions.From(new Dictionary<string, string> { ["notification_url"] = told.Receiver.Url }));
        await told.ExpandAllAsync();

        Assert.Equal(new[] { "https://example.com/hook", told.Receiver.Url }.Order(), (await told.LogAsync()).Select(delivery => delivery.Target).Order());
    }

    [Fact]
    public async Task A_receiver_that_fails_is_tried_again_after_three_six_and_nine_minutes()
    {
        await using var told = new NotifiedLibrary(Receiver.Status(500, 503, 301, 204));
        await UploadedAsync(told);
        var waits = new List<double?>();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await told.SendAllAsync();
            var delivery = Assert.Single(await told.LogAsync());
            waits.Add((delivery.NextAttemptAt - delivery.LastAttemptAt)?.TotalMinutes);
        }

        await told.SendAllAsync();
        Assert.Equal([3, 6, 9], waits);
        Assert.Equal((DeliveryState.Delivered, 4, 204), Facts(Assert.Single(await told.LogAsync())));
        Assert.Single(told.Receiver.All.Select(received => received.Body).Distinct());
    }

    [Fact]
    public async Task After_four_tries_it_has_failed_and_can_be_sent_again_by_call()
    {
        await using var told = new NotifiedLibrary(Receiver.Status(500, 500, 500, 500, 200));
        await UploadedAsync(told);
        for (var attempt = 0; attempt < 6; attempt++)
        {
            await told.SendAllAsync();
        }

        var failed = Assert.Single(await told.LogAsync());
        Assert.Equal((DeliveryState.Failed, 4, 500), Facts(failed));
        Assert.Null(failed.NextAttemptAt);

        told.Library.Clock.Advance(TimeSpan.FromMinutes(1));
        await told.Library.Get<NotificationLog>().ResendAsync(TestLibrary.Admin, TestLibrary.Cloud, failed.Id, Token);
        await told.SendAllAsync();
        Assert.Equal([DeliveryState.Delivered, DeliveryState.Failed], (await told.LogAsync()).Select(delivery => delivery.State));
    }

    [Fact]
    public async Task A_receiver_that_hangs_is_left_and_one_that_answers_without_end_is_not_read()
    {
        await using var hanging = new NotifiedLibrary(_ => Task.CompletedTask, TimeSpan.FromSeconds(1));
        await UploadedAsync(hanging);
        await hanging.SendAllAsync();
        Assert.Equal("It did not answer within 1 seconds", Assert.Single(await hanging.LogAsync()).Error);

        await using var endless = new NotifiedLibrary(async context =>
        {
            context.Response.SendChunked = true;
            for (var block = new byte[1 << 16]; ;)
            {
                await context.Response.OutputStream.WriteAsync(block);
            }
        });
        await UploadedAsync(endless);
        await endless.SendAllAsync();
        Assert.Equal(DeliveryState.Delivered, Assert.Single(await endless.LogAsync()).State);
    }

    [Theory]
    [InlineData("http://127.0.0.2:80/hook")]
    [InlineData("http://169.254.169.254/latest")]
    [InlineData("http://[::1]:8080/")]
    [InlineData("https://example.com:22/")]
    public async Task Addresses_that_are_not_public_and_ports_of_other_services_are_not_called(string url)
    {
        await using var told = new NotifiedLibrary(Receiver.Status(200));
        await UploadedAsync(told, url);
        await told.SendAllAsync();

        Assert.Equal((DeliveryState.Failed, 1, null), Facts(Assert.Single(await told.LogAsync())));
    }

    [Fact]
    public async Task An_address_that_is_none_fails_where_people_look_and_not_the_upload()
    {
        await using var told = new NotifiedLibrary(Receiver.Status(200));
        await UploadedAsync(told, "no address");

        Assert.Equal(DeliveryState.Failed, Assert.Single(await told.LogAsync()).State);
    }

    [Fact]
    public async Task A_crash_at_any_call_to_the_storage_neither_loses_nor_doubles_what_is_told()
    {
        for (var call = 1; call < 40; call++)
        {
            await using var told = new NotifiedLibrary(Receiver.Status(200));
            await told.TriggerAsync(told.Receiver.Url);
            await told.TriggerAsync("poll://channel");
            await told.Library.UploadAsync("cat");
            told.Library.Faults.DieAt(call, callHappens: call % 2 == 0);
            var died = await Record.ExceptionAsync(told.ExpandAllAsync);
            await told.Library.RestartAsync();
            await told.ExpandAllAsync();
            await told.SendAllAsync();
            await told.SendAllAsync();

            Assert.Equal([DeliveryState.Buffered, DeliveryState.Delivered], (await told.LogAsync()).Select(delivery => delivery.State).Order().Reverse());
            Assert.Single(told.Receiver.All);
            Assert.Single(await told.Library.Get<PollMessages>().ReceiveAsync(TestLibrary.Admin, TestLibrary.Cloud, new("channel", null, 10, TimeSpan.Zero, TimeSpan.FromSeconds(30)), Token));
            if (died is null)
            {
                return;
            }
        }

        Assert.Fail("It never came to its end.");
    }

    [Fact]
    public async Task What_was_lost_on_the_way_is_sent_by_the_sweep()
    {
        await using var told = new NotifiedLibrary(Receiver.Status(200));
        await told.TriggerAsync(told.Receiver.Url);
        await told.Library.UploadAsync("cat");
        var queue = told.Library.Queue;
        var before = await queue.CountAsync(NotificationQueue.Name, Token);
        await told.Library.SweepAsync();
        Assert.Equal(before + 1, await queue.CountAsync(NotificationQueue.Name, Token));

        await told.ExpandAllAsync();
        before = await queue.CountAsync(NotificationQueue.Name, Token);
        told.Library.Clock.Advance(TimeSpan.FromMinutes(2));
        await told.Library.SweepAsync();
        await told.Library.SweepAsync();
        Assert.Equal(before + 1, await queue.CountAsync(NotificationQueue.Name, Token));
    }

    [Fact]
    public async Task The_log_is_newest_first_pages_and_ends_after_thirty_days()
    {
        await using var told = new NotifiedLibrary(Receiver.Status(200));
        await told.TriggerAsync("https://example.com/hook");
        for (var i = 0; i < 5; i++)
        {
            told.Library.Clock.Advance(TimeSpan.FromSeconds(1));
            await told.Library.UploadAsync($"{i}");
            await told.ExpandAllAsync();
        }

        var log = told.Library.Get<NotificationLog>();
        var (first, cursor) = await log.ListAsync(TestLibrary.Admin, TestLibrary.Cloud, 3, null, Token);
        var (second, end) = await log.ListAsync(TestLibrary.Admin, TestLibrary.Cloud, 3, cursor, Token);
        Assert.Equal((3, 2, null), (first.Count, second.Count, end));
        Assert.True(first[0].CreatedAt > second[^1].CreatedAt);

        told.Library.Clock.Advance(TimeSpan.FromDays(31));
        await told.Library.SweepAsync();
        Assert.Empty(await told.LogAsync());
    }

    [Fact]
    public async Task Whatever_changes_an_asset_is_told_with_what_the_call_asked_for()
    {
        await using var told = new NotifiedLibrary(Receiver.Status(200));
        await told.Library.UploadAsync("cat");
        using (Occasion.Begin(new() { RequestId = "r", Source = "api", By = "key", NotificationUrl = told.Receiver.Url }))
        {
            await told.Library.Get<LabelAssets>().TagAsync(TestLibrary.Admin, [TestLibrary.Key("cat")], "add", Labels.Tags("x"), Token);
            await told.Library.Get<RenameAsset>().ExecuteAsync(TestLibrary.Admin, told.Library.Environment, TestLibrary.Key("cat"), "dog", null, false, Token);
            await told.Library.Get<DeleteAsset>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Key("dog"), Token);
        }

        await told.ExpandAllAsync();
        Assert.Equal([EventTypes.Delete, EventTypes.Rename, EventTypes.TagsChanged], (await told.LogAsync()).Select(delivery => delivery.EventType).Order());
        Assert.All(await told.LogAsync(), delivery => Assert.Equal("r", delivery.RequestId));
    }

    [Fact]
    public async Task Too_much_to_tell_is_told_without_its_details_and_the_change_goes_through()
    {
        await using var told = new NotifiedLibrary(Receiver.Status(200));
        await told.TriggerAsync(told.Receiver.Url, EventTypes.ContextChanged);
        await told.Library.UploadAsync("cat", options: new() { Context = Asset.EmptyContext.Add("a", new('x', 850_000)) });
        await told.Library.Get<LabelAssets>().ContextAsync(TestLibrary.Admin, [TestLibrary.Key("cat")], "remove_all", Asset.EmptyContext, Token);
        await told.Library.Get<LabelAssets>().ContextAsync(TestLibrary.Admin, [TestLibrary.Key("cat")], "add", Asset.EmptyContext.Add("b", new('\u00e9', 150_000)), Token);
        await told.ExpandAllAsync();

        Assert.Equal(2, (await told.LogAsync()).Count);
    }

    [Fact]
    public async Task The_log_is_not_for_everybody()
    {
        await using var library = new TestLibrary();
        var user = Caller.User("u", CredentialKind.Session, Role.MediaLibraryUser, FolderRights.Everything);

        var refused = await Assert.ThrowsAsync<DamException>(() => library.Get<NotificationLog>().ListAsync(user, TestLibrary.Cloud, 10, null, Token));
        Assert.Equal(ErrorKind.Forbidden, refused.Kind);
    }

    private static async Task UploadedAsync(NotifiedLibrary told, string? url = null)
    {
        await told.Library.UploadAsync("cat", options: new() { NotificationUrl = url ?? told.Receiver.Url });
        await told.ExpandAllAsync();
    }

    private static (DeliveryState State, int Attempts, int? Status) Facts(NotificationDelivery delivery) => (delivery.State, delivery.Attempts, delivery.StatusCode);
}
