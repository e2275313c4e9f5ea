using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;

namespace ServerlessDam.Functions.Tests.Model;

/// <summary>What the Functions host and Azure Storage ask of functions that blobs, messages and the clock start.</summary>
public sealed class StorageRulesTests
{
    [Fact]
    public void A_blob_is_named_by_one_parameter_and_bound_by_name_only() => Assert.All(AppFunction.With<BlobTriggerAttribute>(), function =>
    {
        Assert.Matches(@"\A[a-z0-9][a-z0-9-]{1,61}[a-z0-9]/\{name\}\z", function.Trigger.BlobPath);
        Assert.Equal(typeof(BlobClient), function.Parameter.ParameterType);
    });

    [Fact]
    public void Every_blob_trigger_names_the_one_source()
        => Assert.All(AppFunction.With<BlobTriggerAttribute>(), function => Assert.Contains(
            function.Written.NamedArguments,
            argument => argument.MemberName == nameof(BlobTriggerAttribute.Source) && (int)argument.TypedValue.Value! == (int)BlobSource.Value));

    [Fact]
    public void A_queue_s_name_is_one_that_Azure_takes()
        => Assert.All(AppFunction.With<QueueTriggerAttribute>(), function =>
            Assert.Matches(@"\A(?=.{3,63}\z)[a-z0-9]+(-[a-z0-9]+)*\z", function.Trigger.QueueName));

    [Fact]
    public void A_message_is_text_or_an_object_read_from_JSON()
        => Assert.All(AppFunction.With<QueueTriggerAttribute>(), function =>
        {
            var type = function.Parameter.ParameterType;
            Assert.True(type == typeof(string) || (type.IsClass && type.IsVisible && !type.IsAbstract), type.ToString());
        });

    [Fact]
    public void A_timer_is_told_of_itself_and_has_six_fields() => Assert.All(AppFunction.With<TimerTriggerAttribute>(), function =>
    {
        Assert.Equal(typeof(TimerInfo), function.Parameter.ParameterType);
        Assert.Equal(6, function.Trigger.Schedule.Split(' ').Length);
    });
}
