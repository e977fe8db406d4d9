package dev.ostiary.servers;

/** What holds on any server, on Payara Micro 7. */
class PayaraMicro7IT extends GoesOnContract {
    PayaraMicro7IT() {
        super(new PayaraMicro("7", 21));
    }
}
